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
package io.github.camelfilehosts.examples.cluster.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Both services for one account, in a process of their own. */
final class StandIn {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern CONTROLLED_AT = Pattern.compile("Stand-ins controlled at (\\S+),");
    private static final Duration START = Duration.ofMinutes(2);

    private final String account;
    private final Process process;
    private final Path log;
    private String url;

    private StandIn(String account, Process process, Path log) {
        this.account = account;
        this.process = process;
        this.log = log;
    }

    /** Starts it, without waiting. */
    static StandIn start(String account, Processes processes) throws IOException {
        String jar = System.getProperty("cluster.stand-ins");
        List<String> command = jar == null
                ? Java.command("io.github.camelfilehosts.test.standalone.StandIns", "--port", "0")
                : Java.with("-jar", jar, "--port", "0");
        String name = "stand-in-" + account;
        return new StandIn(account, processes.start(name, Map.of(), command), processes.log(name));
    }

    /** Waits until it has started. */
    void await() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (url == null) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("a stand-in did not start: " + Files.readString(log));
            }
            Thread.sleep(50);
            Matcher line = CONTROLLED_AT.matcher(Files.readString(log));
            if (line.find()) {
                url = line.group(1);
            }
        }
    }

    String account() {
        return account;
    }

    /** The accounts and URLs for a client. */
    JsonNode accounts() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /** Calls a method, for example {@code filefactory/addFile}. */
    JsonNode call(String method, Object... arguments) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + method))
                .POST(HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(arguments)))
                .build());
    }

    private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + ": " + response.body());
        }
        return MAPPER.readTree(response.body());
    }
}
