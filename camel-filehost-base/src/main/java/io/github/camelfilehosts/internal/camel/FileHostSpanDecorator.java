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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.FileReference;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Sets the attributes of the spans of our endpoints, with any tracer of Camel: provider, operation, the file's ID and
 * size, and the service's error number. Thread-safe.
 */
public abstract class FileHostSpanDecorator extends AbstractSpanDecorator {

    static final String PREFIX = "camel.filehost.";
    private static final String FILE_ID = PREFIX + "file.id";

    /** Longer texts are lists. */
    private static final int LONGEST_LINK = 1_000;

    private final String scheme;
    private final Class<? extends FileHostComponent> component;
    private final String header;
    private final Set<? extends Enum<?>> ofOneFile;
    private final Function<String, List<String>> links;

    /**
     * @param header the header that names a file
     * @param ofOneFile the operations that take a file's ID as their body
     * @param links reads IDs from pasted text
     */
    protected FileHostSpanDecorator(
            String scheme,
            Class<? extends FileHostComponent> component,
            String header,
            Set<? extends Enum<?>> ofOneFile,
            Function<String, List<String>> links) {
        this.scheme = scheme;
        this.component = component;
        this.header = header;
        this.ofOneFile = ofOneFile;
        this.links = links;
    }

    @Override
    public final String getComponent() {
        return scheme;
    }

    @Override
    public final String getComponentClassName() {
        return component.getName();
    }

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return endpoint instanceof FileHostEndpoint<?> ours
                ? scheme + ":" + ours.getOperation()
                : super.getOperationName(exchange, endpoint);
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        if (endpoint instanceof FileHostEndpoint<?> ours) {
            span.setTag(PREFIX + "provider", scheme);
            span.setTag(PREFIX + "operation", ours.getOperation().name());
            String id = id(given(exchange, ours));
            if (id != null) {
                span.setTag(FILE_ID, id);
            }
        }
    }

    private Object given(Exchange exchange, FileHostEndpoint<?> endpoint) {
        Object named = exchange.getMessage().getHeader(header);
        if (named == null) {
            named = endpoint.getConfiguration().getFileId();
        }
        return named != null || !ofOneFile.contains(endpoint.getOperation())
                ? named
                : exchange.getMessage().getBody();
    }

    /** The ID; null if it is not exactly one, which the step itself reports. */
    private String id(Object given) {
        if (given instanceof FileReference record) {
            return record.id();
        }
        if (!(given instanceof String text) || text.length() > LONGEST_LINK) {
            return null;
        }
        try {
            List<String> ids = links.apply(text);
            return ids.size() == 1 ? ids.get(0) : null;
        } catch (InvalidRequestException e) {
            return null;
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        FileHostException failure = exchange.getException(FileHostException.class);
        if (failure != null) {
            if (failure.getCode() != null) {
                span.setTag(PREFIX + "code", failure.getCode().toString());
            }
            return;
        }
        Object body = exchange.getMessage().getBody();
        if (body instanceof FileReference record) {
            span.setTag(FILE_ID, record.id());
            size(span, record.size());
        } else if (body instanceof HostedFile file && file.size() >= 0) {
            size(span, file.size());
        }
    }

    private static void size(Span span, Long bytes) {
        if (bytes != null) {
            span.setTag(PREFIX + "file.size", bytes.toString());
        }
    }
}
