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

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.http.CallContext;
import java.io.File;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;

/**
 * Finds the value of an option: first in what {@code toD} found in the URI for this message, then in the header, then
 * in the endpoint's option. A value that is present but unusable is an error that names it. Each component has a
 * subclass that knows its headers.
 */
public class MessageOptions {

    /** The options that {@code toD} took out of the URI, so that thousands of URIs use one endpoint. */
    static final String DYNAMIC_OPTIONS = "CamelFileHostDynamicOptions";

    /** In bytes: some ten thousand pasted links. */
    private static final long LONGEST_LIST = 1024 * 1024;

    private final Exchange exchange;
    private final CallContext context;
    private final Map<String, Object> dynamic;

    @SuppressWarnings("unchecked")
    public MessageOptions(Exchange exchange, CallContext context) {
        this.exchange = exchange;
        this.context = context;
        Map<String, Object> options = exchange.getProperty(DYNAMIC_OPTIONS, Map.class);
        this.dynamic = options == null ? Map.of() : options;
    }

    /**
     * @param header the header's name; null if the option has none
     * @param option the option's name
     * @param configured the endpoint's option
     * @return null if there is no value
     */
    public Object value(String header, String option, Object configured) {
        Object value = dynamic.get(option);
        if (value == null && header != null) {
            value = exchange.getMessage().getHeader(header);
        }
        return value == null ? configured : value;
    }

    /** The value as text; null if there is none, an error if it is blank. */
    public String text(String header, String option, Object configured) {
        return convert(header, option, configured, String.class);
    }

    /** The value as a number that is not negative; null if there is none. */
    public Long size(String header, String option) {
        Long size = value(header, option, null) instanceof Number number
                ? exactly(number, header, option)
                : convert(header, option, null, Long.class);
        if (size != null && size < 0) {
            throw invalid(header, option, "must not be negative, but is " + size);
        }
        return size;
    }

    /** Camel's converter would round or cut off a number that is not whole or too large. */
    private Long exactly(Number number, String header, String option) {
        try {
            return new BigDecimal(number.toString()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw invalid(header, option, "must be a whole number of bytes, but is " + SafeText.of(number.toString()));
        }
    }

    private <T> T convert(String header, String option, Object configured, Class<T> type) {
        Object value = value(header, option, configured);
        if (value == null) {
            return null;
        }
        T converted = exchange.getContext().getTypeConverter().tryConvertTo(type, exchange, value);
        if (converted == null || converted.toString().isBlank()) {
            throw invalid(
                    header,
                    option,
                    converted == null ? "cannot be used: '" + SafeText.of(value.toString()) + "'" : "is blank");
        }
        return converted;
    }

    public InvalidRequestException invalid(String header, String option, String reason) {
        String name = header == null ? "option " + option : "option " + option + " (header " + header + ")";
        return new InvalidRequestException(context.failure(name + " " + reason));
    }

    /**
     * The message body, if it may hold IDs; null if there is none. A large file is not taken for a list of IDs, and not
     * read.
     */
    public Object bodyAsId() {
        Object body = exchange.getMessage().getBody();
        if (body instanceof HostedFile || fileLength(body) > LONGEST_LIST) {
            throw new InvalidRequestException(context.failure(
                    "the message body is a file, and no ID is given by the option fileId or its header"));
        }
        return body;
    }

    private static long fileLength(Object body) {
        if (body instanceof GenericFile<?> file) {
            return file.getFileLength();
        }
        return body instanceof File file ? file.length() : -1;
    }

    public CallContext context() {
        return context;
    }

    public Exchange exchange() {
        return exchange;
    }
}
