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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.json.Json;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConverter;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.util.IOHelper;

/** Converts our bodies: a file to its bytes, a result to JSON or a map. */
@Converter(generateLoader = true)
public final class FileHostConverters {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    /** Classes of Camel that convert a message to text only to show it. */
    private static final Set<String> VIEWERS = Set.of(
            "org.apache.camel.support.MessageHelper.extractValueForLogging",
            "org.apache.camel.management.mbean.ManagedBrowsableEndpoint.browseMessageBody");

    private FileHostConverters() {}

    /** Converts a file to whatever else Camel converts a stream to: XML, buffers, properties. */
    @Converter(fallback = true)
    public static Object convertStream(Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry) {
        // A stream cache would read the file into memory.
        if (!(value instanceof HostedFile file) || type == StreamCache.class) {
            return null;
        }
        TypeConverter converter = registry.lookup(type, InputStream.class);
        if (converter == null || converter == registry.lookup(type, Object.class)) {
            // What any object can be converted to is made of the file itself.
            return null;
        }
        InputStream in = file.open();
        Object converted = null;
        try {
            converted = converter.convertTo(type, exchange, in);
        } finally {
            if (converted == null) {
                // Nobody else would close the connection.
                IOHelper.close(in);
            }
        }
        return converted;
    }

    @Converter
    public static InputStream toInputStream(HostedFile file) {
        return file.open();
    }

    @Converter
    public static BufferedReader toReader(HostedFile file, Exchange exchange) {
        return new BufferedReader(new InputStreamReader(file.open(), ExchangeHelper.getCharset(exchange, true)));
    }

    @Converter
    public static Source toSource(HostedFile file) {
        return new StreamSource(file.open());
    }

    @Converter
    public static byte[] toByteArray(HostedFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    /** For endpoints that send or keep bodies as objects. */
    @Converter
    public static Serializable toSerializable(HostedFile file) throws IOException {
        return toByteArray(file);
    }

    /** The file's text; if Camel only shows the body, the result of {@link Object#toString()}. */
    @Converter
    public static String toString(HostedFile file, Exchange exchange) throws IOException {
        return isShown() ? file.toString() : new String(toByteArray(file), ExchangeHelper.getCharset(exchange, true));
    }

    /**
     * Whether Camel converts the file only to show it. Its tracers, debugger, dev consoles and JMX convert files to
     * text too, some of them at each step of a route. Only the caller tells them from a route that needs the text.
     */
    private static boolean isShown() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.anyMatch(frame -> VIEWERS.contains(frame.getClassName() + "." + frame.getMethodName())));
    }

    @Converter
    public static String toJson(FileHostResult result) throws JsonProcessingException {
        return Json.MAPPER.writeValueAsString(result);
    }

    @Converter
    public static byte[] toJsonBytes(FileHostResult result) throws JsonProcessingException {
        return Json.MAPPER.writeValueAsBytes(result);
    }

    @Converter
    public static InputStream toJsonStream(FileHostResult result) throws JsonProcessingException {
        return new ByteArrayInputStream(toJsonBytes(result));
    }

    /** @return null for a list, which is not a map; Simple asks for {@code ${body[0]}} */
    @Converter
    public static Map<String, Object> toMap(FileHostResult result) {
        return result instanceof Collection ? null : Json.MAPPER.convertValue(result, MAP);
    }
}
