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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

    private static final int SIZE = 100_000;

    @RegisterExtension
    final AlfaFileServer alfaFile = new AlfaFileServer();

    private final Client client = new Client(alfaFile::apiUrl);
    private final Content content = Content.random(SIZE, 1);

    @Test
    void takesTheBytesAndMakesTheFile() {
        JsonNode session = announce(content);
        assertThat(session.path("state").asInt()).isZero();
        assertThat(session.path("file")).isEmpty();

        JsonNode reply = Client.json(send(session).body()).at("/response/upload");

        assertThat(reply.path("state").asInt()).isEqualTo(2);
        assertThat(poll(session)).isEqualTo(reply);
        AlfaFileFile file = alfaFile.file(reply.at("/file/file_id").asText());
        assertThat(file.name()).isEqualTo("a.bin");
        assertThat(file.md5()).isEqualTo(content.md5());
        assertThat(alfaFile.files()).containsExactly(file);
        assertThat(alfaFile.bytesReceived()).isEqualTo(SIZE);
        assertThat(alfaFile.uploadsReceived())
                .containsExactly(new ReceivedUpload(
                        session.path("upload_id").asText(),
                        "a.bin",
                        "application/octet-stream",
                        SIZE,
                        content.md5(),
                        null));
        assertThat(alfaFile.streamRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.query()).isNull());
    }

    @Test
    void isInstantForKnownContent() {
        alfaFile.addFile("other name.bin", content);
        alfaFile.knows("0123456789abcdef0123456789abcdef", 77);

        JsonNode stored = announce(content);
        JsonNode known = announce("0123456789ABCDEF0123456789ABCDEF", 77);

        assertThat(stored.path("state").asInt()).isEqualTo(2);
        assertThat(stored.path("url").isNull()).isTrue();
        assertThat(stored.at("/file/name").asText()).isEqualTo("a.bin");
        assertThat(known.path("state").asInt()).isEqualTo(2);
        assertThat(announce("0123456789abcdef0123456789abcdef", 78)
                        .path("state")
                        .asInt())
                .isZero();
        alfaFile.instantUploads(false);
        assertThat(announce(content).path("state").asInt()).isZero();
        assertThat(alfaFile.uploadSessions())
                .extracting(AlfaFileUpload::instant)
                .containsExactly(true, true, false, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename=\"Grüße – 文.bin\"",
                "filename=\"x.bin\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%E2%80%93%20%E6%96%87.bin"
            })
    void readsFileNames(String parameter) {
        client.upload(announce(content).path("url").asText(), parameter, content.toByteArray());

        assertThat(alfaFile.uploadsReceived()).extracting(ReceivedUpload::name).containsExactly("Grüße – 文.bin");
    }

    @Test
    void keepsBytesIfAsked() {
        alfaFile.keepUploads(true);
        String id = Client.json(send(announce(content)).body())
                .at("/response/upload/file/file_id")
                .asText();

        assertThat(alfaFile.file(id).content().toByteArray()).isEqualTo(content.toByteArray());
        String url = client.call("file/download", "token", alfaFile.token(), "file_id", id)
                .at("/response/download_url")
                .asText();
        assertThat(client.bytes(url).body()).isEqualTo(content.toByteArray());
    }

    @Test
    void processesForAsManyPollsAsTold() {
        alfaFile.processingPolls(2);
        JsonNode session = announce(content);

        assertThat(Client.json(send(session).body())
                        .at("/response/upload/state")
                        .asInt())
                .isEqualTo(1);
        assertThat(poll(session).path("state").asInt()).isEqualTo(1);
        assertThat(poll(session).path("file")).isEmpty();
        assertThat(poll(session).path("state").asInt()).isEqualTo(2);
        assertThat(poll(session).at("/file/name").asText()).isEqualTo("a.bin");
    }

    @Test
    void mayCallProcessingUploading() {
        alfaFile.processingPolls(1).stateZeroAfterBytes(true);
        JsonNode session = announce(content);
        send(session);

        assertThat(poll(session).path("state").asInt()).isZero();
        assertThat(poll(session).path("state").asInt()).isEqualTo(2);
    }

    @Test
    void failsIfTheBytesAreNotWhatWasAnnounced() {
        JsonNode session = announce("0123456789abcdef0123456789abcdef", SIZE);
        send(session);

        assertThat(poll(session).path("state").asInt()).isEqualTo(3);
        assertThat(alfaFile.files()).isEmpty();
    }

    @Test
    void endsInState3IfTold() {
        alfaFile.failUpload(UploadFault.failState(), 1);
        JsonNode session = announce(content);
        send(session);

        assertThat(poll(session).path("state").asInt()).isEqualTo(3);
        JsonNode next = announce(content);
        send(next);
        assertThat(poll(next).path("state").asInt()).isEqualTo(2);
    }

    @Test
    void sendingTwiceMakesTwoFiles() {
        JsonNode session = announce(content);
        send(session);
        send(session);

        assertThat(alfaFile.files()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, 409", "IGNORED, 200"})
    void sendingTwiceMayMakeOneFile(SecondPost meaning, int status) {
        alfaFile.secondPost(meaning).processingPolls(1);
        JsonNode session = announce(content);
        send(session);

        HttpResponse<String> again = send(session);

        assertThat(again.statusCode()).isEqualTo(status);
        assertThat(poll(session).path("state").asInt()).isEqualTo(1);
        assertThat(poll(session).at("/file/file_id").asText())
                .isEqualTo(alfaFile.files().get(0).id());
        assertThat(alfaFile.files()).hasSize(1);
    }

    @Test
    void ofTwoThatComeAtOnceOneMayBeRefused() {
        alfaFile.secondPost(SecondPost.REFUSED);
        JsonNode session = announce(content);
        alfaFile.failUpload(UploadFault.drip(SIZE), 2);

        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> send(session));
        CompletableFuture<HttpResponse<String>> second = CompletableFuture.supplyAsync(() -> send(session));

        assertThat(Stream.of(first, second).map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(alfaFile.files()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(SecondPost.class)
    void whatBrokeOffIsNoFirstPost(SecondPost meaning) {
        alfaFile.secondPost(meaning).failUpload(UploadFault.resetAfter(50_000), 1);
        JsonNode session = announce(content);

        assertThatThrownBy(() -> send(session)).isInstanceOf(Client.BrokenConnection.class);
        assertThat(send(session).statusCode()).isEqualTo(200);
        assertThat(alfaFile.files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dropsTheReply(boolean stored) {
        alfaFile.failUpload(UploadFault.dropReply(stored), 1);
        JsonNode session = announce(content);

        assertThatThrownBy(() -> send(session)).isInstanceOf(Client.BrokenConnection.class);
        assertThat(poll(session).path("state").asInt()).isEqualTo(stored ? 2 : 0);
        assertThat(alfaFile.uploadsReceived()).hasSize(1);
    }

    @Test
    void resetsHalfWay() {
        alfaFile.failUpload(UploadFault.resetAfter(50_000), 1);
        JsonNode session = announce(content);

        assertThatThrownBy(() -> send(session)).isInstanceOf(Client.BrokenConnection.class);
        assertThat(alfaFile.uploadsReceived()).isEmpty();
        assertThat(alfaFile.bytesReceived()).isLessThan(50_000);
        assertThat(poll(session).path("state").asInt()).isZero();
    }

    @Test
    void answersSomethingElse() {
        alfaFile.failUpload(UploadFault.status(502), 1);
        alfaFile.failUpload(UploadFault.html(200), 1);
        alfaFile.failUpload(UploadFault.status(504, true), 1);
        JsonNode session = announce(content);

        assertThat(send(session).statusCode()).isEqualTo(502);
        assertThat(send(session).body()).startsWith("<!DOCTYPE html>");
        assertThat(poll(session).path("state").asInt()).isZero();
        assertThat(send(session).statusCode()).isEqualTo(504);
        assertThat(poll(session).path("state").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void redirectsAfterItHasReadTheBytes(boolean stored) {
        alfaFile.failUpload(UploadFault.redirectTo("/thanks.html", stored), 1);
        JsonNode session = announce(content);

        HttpResponse<String> reply = send(session);

        assertThat(reply.statusCode()).isEqualTo(302);
        assertThat(reply.headers().firstValue("Location")).hasValue("/thanks.html");
        assertThat(poll(session).path("state").asInt()).isEqualTo(stored ? 2 : 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isSilentForSoLongByItsClockAndThenCloses(boolean stored) {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        alfaFile.clock(now::get)
                .failUpload(UploadFault.silence(Duration.ofSeconds(4)).and(UploadFault.dropReply(stored)), 1);
        JsonNode session = announce(content);
        CompletableFuture<HttpResponse<String>> upload = CompletableFuture.supplyAsync(() -> send(session));
        await().until(() -> !alfaFile.uploadsReceived().isEmpty());

        assertThat(upload).isNotDone();
        now.updateAndGet(time -> time.plusSeconds(4));
        assertThat(upload).failsWithin(Duration.ofSeconds(30));
        assertThat(poll(session).path("state").asInt()).isEqualTo(stored ? 2 : 0);
    }

    @Test
    void processesForSoLongByItsClock() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        alfaFile.clock(now::get)
                .stateZeroAfterBytes(true)
                .failUpload(UploadFault.processing(Duration.ofSeconds(6)).and(UploadFault.status(503, true)), 1);
        JsonNode session = announce(content);
        send(session);

        now.updateAndGet(time -> time.plusSeconds(5));
        assertThat(poll(session).path("state").asInt()).isZero();
        now.updateAndGet(time -> time.plusSeconds(1));
        assertThat(poll(session).path("state").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0", "-1", "soon", "Wed, 21 Oct 2015 07:28:00 GMT"})
    void asksToRetryAfterAnything(String retryAfter) {
        alfaFile.failUpload(UploadFault.status(503, retryAfter), 1);

        assertThat(send(announce(content)).headers().firstValue("Retry-After")).hasValue(retryAfter);
    }

    @Test
    void answersTheBytesAsOddlyAsACall() {
        alfaFile.failUpload(UploadFault.answer(ApiFault.field("size", "inf").and(ApiFault.noise("1", ""))), 1);
        JsonNode session = announce(content);

        String answer = send(session).body();

        assertThat(answer).startsWith("1{\"response\"").contains("\"size\":\"inf\"");
        assertThat(poll(session).path("state").asInt()).isEqualTo(2);
    }

    /** By hand, since the JDK's client hides what it does. */
    @Test
    void rejectsWhileTheBytesAreComing() throws IOException {
        alfaFile.failUpload(UploadFault.rejectAfter(1000, 413), 1);

        try (Socket socket = connect(announce(content), 60_000_000)) {
            socket.getOutputStream().write(new byte[2000]);
            String reply = readWhatComes(socket);

            assertThat(reply).startsWith("HTTP/1.1 413 ").containsIgnoringCase("Connection: close");
        }
        assertThat(alfaFile.uploadsReceived()).isEmpty();
    }

    @Test
    void stopsReadingAndKeepsTheConnectionOpen() throws IOException {
        alfaFile.failUpload(UploadFault.stopReading(1000), 1);
        byte[] piece = new byte[64 * 1024];

        try (Socket socket = connect(announce(content), 60_000_000)) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                for (int sent = 0; sent < 60_000_000; sent += piece.length) {
                    write(socket, piece);
                }
            });
            await().during(Duration.ofMillis(500)).until(() -> !writing.isDone());
            assertThat(alfaFile.openConnections()).isEqualTo(1);
            socket.close();
            assertThat(writing).failsWithin(Duration.ofSeconds(30));
        }
        await().until(() -> alfaFile.openConnections() == 0);
    }

    @Test
    void aResetEndsAConnectionThatIsNoLongerRead() throws IOException {
        alfaFile.failUpload(UploadFault.stopReading(0), 1);

        try (Socket socket = connect(announce(content), 1000)) {
            await().until(() -> alfaFile.maxConcurrentUploads() == 1);
            alfaFile.reset();

            assertThatThrownBy(() -> readWhatComes(socket)).hasMessageContaining("reset");
        }
    }

    @Test
    void whatGoesOnAfterAResetIsNotCounted() {
        alfaFile.failUpload(UploadFault.drip(SIZE), 1);
        JsonNode session = announce(content);
        CompletableFuture<HttpResponse<String>> upload = CompletableFuture.supplyAsync(() -> send(session));
        await().until(() -> alfaFile.bytesReceived() > 0);

        alfaFile.reset();

        upload.handle((reply, failure) -> reply).join();
        assertThat(alfaFile.bytesReceived()).isZero();
    }

    @Test
    void refusesTheExpectationAlone() throws IOException {
        alfaFile.failUpload(UploadFault.expectationFailed(), 2);

        try (Socket socket = connect(announce(content), 1000, "Expect: 100-continue\r\n")) {
            assertThat(readWhatComes(socket)).startsWith("HTTP/1.1 417 ");
        }
        assertThat(send(announce(content)).statusCode()).isEqualTo(200);
    }

    private static Socket connect(JsonNode session, int length, String... headers) throws IOException {
        URI url = URI.create(session.path("url").asText());
        Socket socket = new Socket("localhost", url.getPort());
        String head = "POST " + url.getPath() + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length
                + "\r\nContent-Type: multipart/form-data; boundary=x\r\n" + String.join("", headers)
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String readWhatComes(Socket socket) throws IOException {
        StringBuilder reply = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (reply.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return reply.toString();
            }
            reply.append((char) next);
        }
        return reply.toString();
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void honoursExpectContinue() {
        assertThat(sendExpecting(announce(content)).statusCode()).isEqualTo(200);
    }

    /** By hand: the client of Java 17 waits for ever if it gets anything but 100 Continue. */
    @Test
    void rejectsBeforeTheBody() throws IOException {
        alfaFile.failUpload(UploadFault.rejectBeforeBody(503), 1);
        URI url = URI.create(announce(content).path("url").asText());

        try (Socket socket = new Socket("localhost", url.getPort())) {
            String head = "POST " + url.getPath() + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                    + "Content-Type: multipart/form-data; boundary=x\r\nExpect: 100-continue\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(reply).startsWith("HTTP/1.1 503 ").contains("<!DOCTYPE html>");
        }
        assertThat(alfaFile.bytesReceived()).isZero();
    }

    @Test
    void refusesUnknownSessions() {
        assertThat(client.upload(alfaFile.streamUrl() + "/ul/nope", "filename=a", new byte[10])
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.call("file/upload_info", "token", alfaFile.token(), "upload_id", "nope")
                        .path("status")
                        .asInt())
                .isEqualTo(404);
    }

    @Test
    void neverRepliesUntilReset() {
        alfaFile.failUpload(UploadFault.hangReply(true), 1);
        JsonNode session = announce(content);
        CompletableFuture<HttpResponse<String>> upload = CompletableFuture.supplyAsync(() -> send(session));
        while (alfaFile.uploadsReceived().isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(upload).isNotDone();
        alfaFile.reset();
        assertThat(upload).failsWithin(Duration.ofSeconds(30));
    }

    @Test
    void countsWhatGoesOnAtOnce() {
        alfaFile.failUpload(UploadFault.drip(300_000), 3);
        CompletableFuture<?>[] three = new CompletableFuture<?>[3];
        Arrays.setAll(three, i -> CompletableFuture.runAsync(() -> send(announce(Content.random(SIZE, i)))));
        CompletableFuture.allOf(three).join();

        assertThat(alfaFile.maxConcurrentUploads()).isBetween(2, 3);
        assertThat(alfaFile.files()).hasSize(3);
    }

    private JsonNode announce(Content announced) {
        return announce(announced.md5(), announced.size());
    }

    private JsonNode announce(String md5, long size) {
        return client.call(
                        "file/upload",
                        "token",
                        alfaFile.token(),
                        "name",
                        "a.bin",
                        "hash",
                        md5,
                        "size",
                        Long.toString(size))
                .at("/response/upload");
    }

    private JsonNode poll(JsonNode session) {
        return client.call(
                        "file/upload_info",
                        "token",
                        alfaFile.token(),
                        "upload_id",
                        session.path("upload_id").asText())
                .at("/response/upload");
    }

    private HttpResponse<String> send(JsonNode session) {
        byte[] bytes = alfaFile.uploadSessions().stream()
                .filter(upload -> upload.id().equals(session.path("upload_id").asText()))
                .map(upload -> noise(upload.md5()))
                .findFirst()
                .orElseThrow();
        return client.upload(session.path("url").asText(), "filename=\"a.bin\"", bytes);
    }

    private byte[] noise(String md5) {
        for (int seed = 0; seed < 3; seed++) {
            Content noise = Content.random(SIZE, seed);
            if (noise.md5().equals(md5)) {
                return noise.toByteArray();
            }
        }
        return content.toByteArray();
    }

    private HttpResponse<String> sendExpecting(JsonNode session) {
        return client.upload(
                session.path("url").asText(),
                "filename=\"a.bin\"",
                BodyPublishers.ofByteArray(content.toByteArray()),
                true);
    }
}
