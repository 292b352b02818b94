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

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiTroubleTest {

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    private final Client client = new Client(fileFactory::apiUrl);
    private final Client alfaClient = new Client(alfaFile::apiUrl);

    @Test
    void refusesTheNextCallsInTheServicesEnvelope() {
        fileFactory.failNext("getFileInfo", 704, 2);
        alfaFile.failNext("file/info", 409, "Conflict. File temporarily unavailable.", 1);

        assertThat(fileInfo().body())
                .isEqualTo(
                        "{\"type\":\"error\",\"message\":\"API Request limit has been hit. Please slow down your requests\","
                                + "\"code\":704}");
        assertThat(fileInfo().body()).contains("704");
        assertThat(fileInfo().body()).contains("success");
        assertThat(alfaClient
                        .callRaw("file/info", "token", alfaFile.token(), "file_id", "GH")
                        .body())
                .isEqualTo(
                        "{\"response\":null,\"status\":409,\"details\":\"Conflict. File temporarily unavailable.\"}");
    }

    @Test
    void sendsTheEnvelopeWithAnHttpStatus() {
        fileFactory.errorStatus(503).failNext("getFileInfo", 701, 1);

        assertThat(fileInfo().statusCode()).isEqualTo(503);
        assertThat(fileInfo().statusCode()).isEqualTo(200);
    }

    @Test
    void sendsAnythingElse() {
        fileFactory.failNextWith("getFileInfo", 429, "text/html", "<html>", Map.of("Retry-After", "3"), 1);
        fileFactory.failNextWith(FileHostServer.ANY_METHOD, 200, "application/json", "{\"type\":", 1);

        HttpResponse<String> html = fileInfo();
        assertThat(html.statusCode()).isEqualTo(429);
        assertThat(html.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(html.body()).isEqualTo("<html>");
        assertThat(fileInfo().body()).isEqualTo("{\"type\":");
    }

    @Test
    void breaksTheConnectionBeforeOrAfterTheWork() {
        AlfaFileFile file = alfaFile.addFile("a.txt", Content.of("a"));
        String[] rename = {"token", alfaFile.token(), "file_id", file.id(), "name", "b.txt"};
        alfaFile.failNextWithFault("file/rename", Fault.EMPTY_RESPONSE);
        alfaFile.loseReplyOf("file/rename", 1);

        // The JDK's client sends a request once more when a kept connection breaks, so the calls are not counted here.
        assertThatThrownBy(() -> alfaClient.callRaw("file/rename", rename)).isInstanceOf(Client.BrokenConnection.class);
        assertThat(file.name()).isEqualTo("a.txt");
        assertThatThrownBy(() -> alfaClient.callRaw("file/rename", rename)).isInstanceOf(Client.BrokenConnection.class);
        assertThat(file.name()).isEqualTo("b.txt");
    }

    @Test
    void writesDownWhatWasCalledAndHow() {
        fileInfo();
        client.callByGet("getMemberInfo", "key", "k & ü", "&", "x");

        assertThat(fileFactory.calls("getFileInfo")).isEqualTo(1);
        assertThat(fileFactory.calls()).hasSize(2);
        ApiCall byGet = fileFactory.callsOf("getMemberInfo").get(0);
        assertThat(byGet.httpMethod()).isEqualTo("GET");
        assertThat(byGet.param("key")).isEqualTo("k & ü");
        assertThat(byGet.inUrl()).contains("key");
        assertThat(fileFactory.callsOf("getFileInfo").get(0).inUrl()).isEmpty();
        fileFactory.wireMock().verify(1, postRequestedFor(urlPathEqualTo("/v1/getFileInfo")));
    }

    @Test
    void stubsOfATestWinAndAreForgotten() {
        fileFactory
                .wireMock()
                .stubFor(post(urlPathEqualTo("/v1/getFileInfo"))
                        .willReturn(okJson(Examples.fileFactory("getFileInfo"))));

        assertThat(fileInfo().body()).contains("Tulips.jpg");
        assertThat(fileFactory.calls("getFileInfo")).isEqualTo(1);
        fileFactory.reset();
        assertThat(fileInfo().body()).doesNotContain("Tulips.jpg");
    }

    @Test
    void answersHundredsOfSlowCallsAtOnce() {
        fileFactory.latency(Duration.ofMillis(500));
        ExecutorService threads = Executors.newFixedThreadPool(300);
        long begin = System.nanoTime();
        try {
            CompletableFuture.allOf(IntStream.range(0, 300)
                            .mapToObj(i -> CompletableFuture.runAsync(this::fileInfo, threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(fileFactory.maxConcurrentCalls()).isGreaterThan(100).isLessThanOrEqualTo(300);
    }

    @Test
    void neverCountsCallsInARowAsConcurrent() {
        for (int i = 0; i < 200; i++) {
            fileInfo();
        }

        assertThat(fileFactory.maxConcurrentCalls()).isEqualTo(1);
    }

    private HttpResponse<String> fileInfo() {
        return client.callRaw("getFileInfo", "file", "f1");
    }
}
