/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Lets {@code toD} use one endpoint for thousands of IDs: options that differ from message to message are passed beside
 * the message, not in the endpoint's URI. The message's headers are not changed. A message can set only options that
 * the text of the {@code toD} names.
 */
public abstract class FileHostSendDynamicAware extends SendDynamicAwareSupport {

    /** An expression of the Simple language without another one in it. */
    private static final Pattern EXPRESSION = Pattern.compile("\\$(?:simple)?\\{[^{}]*}");

    private static final Pattern REFERENCE = Pattern.compile("(?:RAW[({])?#");

    private final Set<String> messageOptions;

    /** @param messageOptions the options that may differ from message to message */
    protected FileHostSendDynamicAware(Set<String> messageOptions) {
        this.messageOptions = messageOptions;
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        Map<String, Object> properties = endpointProperties(exchange, uri);
        if (properties != null) {
            requireNamed(properties, originalUri);
        }
        return new DynamicAwareEntry(uri, originalUri, properties, null);
    }

    /**
     * A value with an ampersand in it could add options, or repeat one. So whoever writes messages could choose the
     * options.
     */
    private void requireNamed(Map<String, Object> properties, String text) {
        List<String> options =
                optionsIn(EndpointHelper.resolveEndpointUriPropertyPlaceholders(getCamelContext(), text));
        properties.forEach((option, value) -> {
            List<String> named = options.stream()
                    .filter(each -> StringHelper.before(each, "=", each).equals(option))
                    .toList();
            List<?> values = value instanceof List<?> several ? several : List.of(value);
            if (values.size() > named.size()) {
                throw refused("adds an option" + (isOption(option) ? " '" + option + "'" : "")
                        + ", which the text of the toD does not name. Pass the value in a header, or put it in RAW()");
            }
            if (!messageOptions.contains(option) && isCode(values) && !isReference(named)) {
                throw refused("would make Camel create or call a bean for option '" + option
                        + "': a value from a message must not begin with '#' or contain '$simple{'");
            }
        });
    }

    /**
     * Camel has resolved placeholders, so a name that is not an option's may be the value of a property, which must not
     * be shown.
     */
    private boolean isOption(String name) {
        return getCamelContext()
                .getCamelContextExtension()
                .getEndpointUriFactory(getScheme())
                .propertyNames()
                .contains(name);
    }

    private InvalidRequestException refused(String what) {
        return new InvalidRequestException(
                Failure.of(getScheme(), "endpoint", "this message's value in the URI of a toD " + what));
    }

    /**
     * Camel reads such a value as a bean, or as a class to create one of, and evaluates RAW values. The expressions of
     * the text itself have been evaluated by now.
     */
    private static boolean isCode(List<?> values) {
        return values.stream()
                .map(Object::toString)
                .anyMatch(value ->
                        value.contains("$simple{") || REFERENCE.matcher(value).lookingAt());
    }

    private static boolean isReference(List<String> options) {
        return options.stream()
                .allMatch(each ->
                        REFERENCE.matcher(StringHelper.after(each, "=", "")).lookingAt());
    }

    /** The options, with their values without expressions. */
    private static List<String> optionsIn(String text) {
        String fixed = text;
        // From the innermost to the outermost.
        for (String next = withoutExpressions(fixed); !next.equals(fixed); next = withoutExpressions(fixed)) {
            fixed = next;
        }
        String query = URISupport.extractQuery(fixed);
        return query == null ? List.of() : List.of(query.split("&"));
    }

    private static String withoutExpressions(String text) {
        return EXPRESSION.matcher(text).replaceAll("");
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        if (dynamic(entry).isEmpty()) {
            return null;
        }
        Map<String, Object> fixed = new LinkedHashMap<>(entry.getProperties());
        fixed.keySet().removeAll(messageOptions);
        return asEndpointUri(exchange, entry.getUri(), fixed);
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> dynamic = dynamic(entry);
        if (dynamic.isEmpty()) {
            return null;
        }
        // Camel's own method for endpoints would evaluate expressions in it, so a message could call beans.
        URISupport.resolveRawParameterValues(dynamic);
        return target -> target.setProperty(MessageOptions.DYNAMIC_OPTIONS, dynamic);
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return dynamic(entry).isEmpty() ? null : target -> target.removeProperty(MessageOptions.DYNAMIC_OPTIONS);
    }

    private Map<String, Object> dynamic(DynamicAwareEntry entry) {
        Map<String, Object> dynamic = new LinkedHashMap<>();
        if (entry.getProperties() != null) {
            dynamic.putAll(entry.getProperties());
            dynamic.keySet().retainAll(messageOptions);
        }
        return dynamic;
    }
}
