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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.camelfilehosts.FileHostResult;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;

/** What our bodies turn into: a file into its bytes, a fact into JSON or a map. */
@Converter(generateLoader = true)
public final class FileHostConverters {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private FileHostConverters() {}

    @Converter
    public static InputStream toInputStream(HostedFile file) {
        return file.open();
    }

    @Converter
    public static Reader toReader(HostedFile file, Exchange exchange) {
        return new InputStreamReader(file.open(), ExchangeHelper.getCharset(exchange, true));
    }

    @Converter
    public static byte[] toByteArray(HostedFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    @Converter
    public static String toString(HostedFile file, Exchange exchange) throws IOException {
        return new String(toByteArray(file), ExchangeHelper.getCharset(exchange, true));
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

    /** @return null for a list, which is no map; Simple's {@code ${body[0]}} asks */
    @Converter
    public static Map<String, Object> toMap(FileHostResult result) {
        return result instanceof Collection ? null : Json.MAPPER.convertValue(result, MAP);
    }
}
