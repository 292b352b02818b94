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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a user of the services does, with the JDK's own client. */
final class Client {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BOUNDARY = "----frame----";

    /** Longer than a late answer takes, shorter than a very late one, which so counts as a broken connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<String> apiUrl;

    Client(Supplier<String> apiUrl) {
        this.apiUrl = apiUrl;
    }

    /** The JSON answer to a call with parameters in a form body. */
    JsonNode call(String method, String... namesAndValues) {
        return json(callRaw(method, namesAndValues).body());
    }

    HttpResponse<String> callRaw(String method, String... namesAndValues) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(apiUrl.get() + "/" + method))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(form(namesAndValues)))
                .build();
        return sent(request, BodyHandlers.ofString());
    }

    /** The JSON answer to a call with parameters in the URL. */
    JsonNode callByGet(String method, String... namesAndValues) {
        return json(
                get(apiUrl.get() + "/" + method + "?" + form(namesAndValues)).body());
    }

    HttpResponse<String> get(String url, String... headers) {
        return sent(request(url, headers), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String url, String... headers) {
        return sent(request(url, headers), BodyHandlers.ofByteArray());
    }

    HttpResponse<InputStream> stream(String url, String... headers) {
        return sent(request(url, headers), BodyHandlers.ofInputStream());
    }

    HttpResponse<String> upload(String url, String name, byte[] content) {
        return upload(url, name, BodyPublishers.ofByteArray(content), false);
    }

    HttpResponse<String> upload(String url, String name, BodyPublisher content, boolean expectContinue) {
        return upload(url, "", name, content, expectContinue);
    }

    /** As the form of AlfaFile's own pages sends it, with its token in a field before the file. */
    HttpResponse<String> uploadForm(String url, String token, String name, byte[] content) {
        String field = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + token + "\r\n";
        return upload(url, field, name, BodyPublishers.ofByteArray(content), false);
    }

    private HttpResponse<String> upload(
            String url, String fields, String name, BodyPublisher content, boolean expectContinue) {
        String head = fields + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; " + name
                + "\r\nContent-Type: application/octet-stream\r\n\r\n";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .expectContinue(expectContinue)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        content,
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
                .build();
        return sent(request, BodyHandlers.ofString());
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + text, e);
        }
    }

    private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new BrokenConnection(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest request(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private static String form(String... namesAndValues) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(namesAndValues[i] + "=" + URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }

    static final class BrokenConnection extends RuntimeException {

        BrokenConnection(IOException cause) {
            super(cause);
        }
    }
}
