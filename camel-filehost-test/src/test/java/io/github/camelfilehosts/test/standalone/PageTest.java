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
package io.github.camelfilehosts.test.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands that the page shows are understood, one after the other. */
class PageTest {

    private static final Pattern CURL = Pattern.compile("(?m)^curl localhost:8080/(\\S*)(?: -d '(.*)')?$");

    @Test
    void itsCommandsAreUnderstood() throws Exception {
        List<MatchResult> commands = CURL.matcher(Files.readString(Path.of("src/main/docs/test-kit.adoc")))
                .results()
                .toList();
        assertThat(commands).isNotEmpty();
        HttpClient http = HttpClient.newHttpClient();

        try (StandIns standIns = StandIns.start("localhost", 0)) {
            for (MatchResult command : commands) {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(standIns.url() + command.group(1)));
                if (command.group(2) != null) {
                    request.POST(BodyPublishers.ofString(command.group(2)));
                }
                HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as(command.group() + ": " + answer.body())
                        .isEqualTo(200);
            }
        }
    }
}
