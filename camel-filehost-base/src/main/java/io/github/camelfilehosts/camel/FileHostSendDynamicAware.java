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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.component.RawParameterHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;

/**
 * Lets {@code toD} keep one endpoint for thousands of IDs: what differs from message to message travels beside the message, not in the endpoint's URI. The
 * message's headers stay as they are.
 */
public abstract class FileHostSendDynamicAware extends SendDynamicAwareSupport {

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
        return new DynamicAwareEntry(uri, originalUri, endpointProperties(exchange, uri), null);
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
