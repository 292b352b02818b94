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
package io.github.camelfilehosts.examples.springboot;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the page does in a browser, over HTTP: it keeps cookies, and shows the token that it finds there. */
class PageClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String origin;

    PageClient(int port) {
        this.origin = "http://localhost:" + port;
    }

    String origin() {
        return origin;
    }

    /** Opens the page, which brings the token. */
    PageClient open() throws Exception {
        send(request("/").GET());
        return this;
    }

    String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("console-csrf"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, Object body) throws Exception {
        return send(changing(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    HttpResponse<String> delete(String path) throws Exception {
        return send(changing(path).DELETE());
    }

    HttpResponse<String> put(String path, String body) throws Exception {
        return send(changing(path).PUT(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path));
    }

    private HttpRequest.Builder changing(String path) {
        return request(path).header("Origin", origin).header("X-Console-Csrf", token());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    Stream<String> lines(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofLines()).body();
    }

    // The jobs

    JsonNode add(String links) throws Exception {
        return JSON.readTree(post("/api/links", Map.of("text", links)).body());
    }

    HttpResponse<String> start(JobView job, String password) throws Exception {
        return post("/api/jobs/" + job.id() + "/start", password == null ? Map.of() : Map.of("password", password));
    }

    List<JobView> jobs() throws Exception {
        return jobs(get("/api/jobs").body());
    }

    static List<JobView> jobs(String json) throws IOException {
        return JSON.readValue(json, new TypeReference<List<JobView>>() {});
    }

    /** The job of the file of that ID at FileFactory, or of that name. */
    JobView job(String idOrName) {
        try {
            return jobs().stream()
                    .filter(job -> idOrName.equals(job.source()) || idOrName.equals(job.name()))
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
