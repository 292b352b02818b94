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
package io.github.camelfilehosts.test;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * The answer to an API call: a reply, or a broken connection.
 *
 * @param body in UTF-8 to begin with
 * @param fault how the connection breaks; null if it does not
 */
record ApiReply(int status, Map<String, String> headers, byte[] body, Fault fault) {

    private static final String CONTENT_TYPE = "Content-Type";

    static ApiReply of(int status, String contentType, String body, Map<String, String> headers) {
        ApiReply reply = new ApiReply(status, headers, body.getBytes(StandardCharsets.UTF_8), null);
        return contentType == null ? reply : reply.withHeader(CONTENT_TYPE, contentType);
    }

    static ApiReply json(int status, String body) {
        return of(status, "application/json", body, Map.of());
    }

    static ApiReply broken(Fault fault) {
        return new ApiReply(200, Map.of(), new byte[0], fault);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    ApiReply withText(String text) {
        return withBody(text.getBytes(StandardCharsets.UTF_8));
    }

    ApiReply withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new ApiReply(status, more, body, fault);
    }

    /** Its first half. */
    ApiReply cut() {
        return withBody(Arrays.copyOf(body, body.length / 2));
    }

    /** Its JSON unescaped, in one charset, while another may be named. */
    ApiReply in(Charset named, Charset used) {
        return withBody(PhpJson.unescaped(text()).getBytes(used))
                .withHeader(CONTENT_TYPE, "application/json; charset=" + named.name());
    }

    ApiReply gzipped() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withBody(compressed.toByteArray()).withHeader("Content-Encoding", "gzip");
    }

    private ApiReply withBody(byte[] newBody) {
        return new ApiReply(status, headers, newBody, fault);
    }

    ResponseDefinition toDefinition() {
        if (fault != null) {
            return new ResponseDefinitionBuilder().withFault(fault).build();
        }
        ResponseDefinitionBuilder definition =
                new ResponseDefinitionBuilder().withStatus(status).withBody(body);
        headers.forEach(definition::withHeader);
        return definition.build();
    }
}
