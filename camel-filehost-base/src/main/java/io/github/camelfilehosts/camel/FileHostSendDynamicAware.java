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
package io.github.camelfilehosts.camel;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.RawParameterHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Lets {@code toD} keep one endpoint for thousands of IDs: what differs from message to message travels beside the message, not in the endpoint's URI. The
 * message's headers stay as they are. What the text of the {@code toD} does not name, a message cannot set.
 */
public abstract class FileHostSendDynamicAware extends SendDynamicAwareSupport {

    /** An expression of the Simple language that holds no other one. */
    private static final Pattern EXPRESSION = Pattern.compile("\\$(?:simple)?\\{[^{}]*}");

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

    /** A value that holds an ampersand would be the next option, or the same once more: whoever writes messages would choose the options. */
    private void requireNamed(Map<String, Object> properties, String text) {
        List<String> named =
                optionsNamedIn(EndpointHelper.resolveEndpointUriPropertyPlaceholders(getCamelContext(), text));
        properties.forEach((option, value) -> {
            int times = value instanceof List<?> several ? several.size() : 1;
            if (times > Collections.frequency(named, option)) {
                throw new InvalidRequestException(
                        Failure.of(
                                getScheme(),
                                "endpoint",
                                "this message's value in the URI of a toD adds an option '" + option
                                        + "', which the text of the toD does not name. Give the value by a header, or put it in RAW()"));
            }
        });
    }

    private static List<String> optionsNamedIn(String text) {
        String fixed = text;
        // From the inside to the outside.
        for (String next = withoutExpressions(fixed); !next.equals(fixed); next = withoutExpressions(fixed)) {
            fixed = next;
        }
        String query = URISupport.extractQuery(fixed);
        return query == null
                ? List.of()
                : Arrays.stream(query.split("&"))
                        .map(option -> StringHelper.before(option, "=", option))
                        .toList();
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
        RawParameterHelper.resolveRawParameterValues(exchange.getContext(), dynamic);
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
