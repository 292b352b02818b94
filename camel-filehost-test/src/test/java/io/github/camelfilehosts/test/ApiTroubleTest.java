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
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dropsTheReplyWhetherOrNotTheWorkIsDone(boolean done) {
        alfaFile.failCall("file/upload", ApiFault.dropReply(done), 5);
        alfaFile.knows(Content.of("a"));

        assertThatThrownBy(this::announce).isInstanceOf(Client.BrokenConnection.class);
        assertThat(alfaFile.files()).hasSize(done ? alfaFile.calls("file/upload") : 0);
    }

    @Test
    void neverRepliesUntilReset() {
        alfaFile.failCall("user/info", ApiFault.hangReply(true), 5);
        CompletableFuture<HttpResponse<String>> call = CompletableFuture.supplyAsync(this::userInfo);
        await().until(() -> alfaFile.calls("user/info") > 0);

        assertThat(call).isNotDone();
        alfaFile.reset();
        assertThat(call.handle((reply, e) -> true)).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void isSilentForSoLongByItsClock() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        alfaFile.clock(now::get).failCall("user/info", ApiFault.silence(Duration.ofSeconds(5)), 1);
        CompletableFuture<HttpResponse<String>> call = CompletableFuture.supplyAsync(this::userInfo);
        await().until(() -> alfaFile.calls("user/info") == 1);
        now.updateAndGet(time -> time.plusSeconds(4));

        assertThat(call).isNotDone();
        now.updateAndGet(time -> time.plusSeconds(1));
        assertThat(call)
                .succeedsWithin(Duration.ofSeconds(30))
                .satisfies(reply -> assertThat(reply.body()).contains("\"status\":200"));
    }

    @Test
    void answersWithAnHttpStatusWhetherOrNotTheWorkIsDone() {
        AlfaFileFile file = alfaFile.addFile("a.txt", Content.of("a"));
        alfaFile.failCall("file/delete", ApiFault.status(502), 1)
                .failCall("file/delete", ApiFault.status(524, true), 1);

        assertThat(delete(file).statusCode()).isEqualTo(502);
        assertThat(alfaFile.files()).containsExactly(file);
        assertThat(delete(file).statusCode()).isEqualTo(524);
        assertThat(alfaFile.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0", "-1", "soon", "Wed, 21 Oct 2015 07:28:00 GMT"})
    void asksToRetryAfterAnything(String retryAfter) {
        fileFactory.failCall("getFileInfo", ApiFault.status(503, retryAfter), 1);

        assertThat(fileInfo().headers().firstValue("Retry-After")).hasValue(retryAfter);
    }

    @Test
    void answersWithPagesAndRedirects() {
        fileFactory.failCall("getFileInfo", ApiFault.html(200), 1);
        fileFactory.failCall("getFileInfo", ApiFault.redirectTo("/login"), 1);

        assertThat(fileInfo().body()).startsWith("<!DOCTYPE html>");
        assertThat(fileInfo().headers().firstValue("Location")).hasValue("/login");
    }

    @Test
    void saysThatTheRequestCameTooLate() {
        AlfaFileFile file = alfaFile.addFile("a.txt", Content.of("a"));
        alfaFile.failCall("file/delete", ApiFault.requestTimeout(), 1);

        HttpResponse<String> reply = delete(file);

        assertThat(reply.statusCode()).isEqualTo(408);
        assertThat(reply.headers().firstValue("Connection")).hasValue("close");
        assertThat(alfaFile.files()).containsExactly(file);
    }

    @Test
    void putsNoiseAroundTheJson() {
        fileFactory.failCall("getFileInfo", ApiFault.noise("Warning in {main}( )\n", "<!-- {} -->"), 1);
        String usual = fileInfo().body();

        assertThat(usual).startsWith("Warning in {main}( )\n{\"type\"").endsWith("}<!-- {} -->");
    }

    @Test
    void writesInAnotherCharset() {
        fileFactory.addFile("f1", "Müller \\u00fc.zip", Content.of("a"));
        fileFactory.failCall("getFileInfo", ApiFault.noise("<!-- ü -->", "").and(ApiFault.charset(ISO_8859_1)), 1);
        fileFactory.failCall(
                "getFileInfo", ApiFault.noise("<!-- ü -->", "").and(ApiFault.charset(UTF_8, ISO_8859_1)), 1);

        HttpResponse<byte[]> honest = fileInfoBytes();
        HttpResponse<byte[]> wrong = fileInfoBytes();

        assertThat(honest.headers().firstValue("Content-Type")).hasValue("application/json; charset=ISO-8859-1");
        assertThat(new String(honest.body(), ISO_8859_1))
                .startsWith("<!-- ü -->")
                .contains("\"Müller \\\\u00fc.zip\"");
        assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/json; charset=UTF-8");
        assertThat(wrong.body()).isEqualTo(honest.body());
    }

    @Test
    void compressesTheAnswer() throws IOException {
        fileFactory.failCall("getFileInfo", ApiFault.gzip(), 1);

        HttpResponse<byte[]> reply = fileInfoBytes();

        assertThat(reply.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(reply.body())))
                .asString(UTF_8)
                .isEqualTo(fileInfo().body());
    }

    @Test
    void addsAHeader() {
        fileFactory.failCall("getFileInfo", ApiFault.header("Content-Type", "application/octet-stream"), 1);

        HttpResponse<String> reply = fileInfo();

        assertThat(reply.headers().allValues("Content-Type")).containsExactly("application/octet-stream");
        assertThat(reply.body()).isEqualTo(fileInfo().body());
    }

    @Test
    void tellsOddFieldsAndLeavesOthersOut() {
        alfaFile.failCall("user/info", ApiFault.field("total", "inf").and(ApiFault.withoutField("left")), 1);

        JsonNode user = Client.json(userInfo().body()).at("/response/user");

        assertThat(user.path("storage")).isEqualTo(Client.json("{\"total\":\"inf\"}"));
        assertThat(user.path("traffic")).isEqualTo(user.path("storage"));
        assertThat(Client.json(userInfo().body())
                        .at("/response/user/storage/left")
                        .isNumber())
                .isTrue();
    }

    @Test
    void tellsOddFieldsOfOneFileAmongOthers() {
        fileFactory.addFile("f1", "a", Content.of("a"));
        fileFactory.addFile("f2", "b", Content.of("b")).field("size", "unknown").field("md5", null);
        AlfaFileFile file = alfaFile.addFile("a", Content.of("a")).field("created", false);

        JsonNode files = client.call("getFileInfo", "file", "f1,f2").at("/result/files");
        JsonNode info = alfaClient.call("file/info", "token", alfaFile.token(), "file_id", file.id());

        assertThat(files.at("/f1/size").asText()).isEqualTo("1");
        assertThat(files.at("/f2/size").asText()).isEqualTo("unknown");
        assertThat(files.at("/f2/md5").isNull()).isTrue();
        assertThat(info.at("/response/file/created").isBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithTheWordsThatWereSeen(AlfaFileConflict conflict) {
        alfaFile.failNext("user/info", conflict, 1);

        assertThat(Client.json(userInfo().body()).path("status").asInt()).isEqualTo(409);
        assertThat(conflict.details()).startsWith("Conflict. ");
    }

    @Test
    void refusesWithSeveralDetails() {
        alfaFile.failNext("user/info", 400, List.of("Wrong name", "Wrong size"), 1);

        assertThat(userInfo().body())
                .isEqualTo("{\"response\":null,\"status\":400,\"details\":[\"Wrong name\",\"Wrong size\"]}");
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
        // Long enough for a busy machine to have most of them under way before the first ends.
        fileFactory.latency(Duration.ofSeconds(2));
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

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(100));
        assertThat(fileFactory.maxConcurrentCalls()).isGreaterThan(100).isLessThanOrEqualTo(300);
    }

    @Test
    void neverCountsCallsInARowAsConcurrent() {
        for (int i = 0; i < 200; i++) {
            fileInfo();
        }

        assertThat(fileFactory.maxConcurrentCalls()).isEqualTo(1);
    }

    private HttpResponse<String> announce() {
        Content content = Content.of("a");
        return alfaClient.callRaw(
                "file/upload", "token", alfaFile.token(), "name", "a", "hash", content.md5(), "size", "1");
    }

    private HttpResponse<String> delete(AlfaFileFile file) {
        return alfaClient.callRaw("file/delete", "token", alfaFile.token(), "file_id", file.id());
    }

    private HttpResponse<String> userInfo() {
        return alfaClient.callRaw("user/info", "token", alfaFile.token());
    }

    private HttpResponse<byte[]> fileInfoBytes() {
        return client.bytes(fileFactory.apiUrl() + "/getFileInfo?file=f1");
    }

    private HttpResponse<String> fileInfo() {
        return client.callRaw("getFileInfo", "file", "f1");
    }
}
