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

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many clients at once: a stand-in never fails by itself, or the tests of its users are flaky. */
@Timeout(120)
class StressTest {

    private static final int THREADS = 16;

    /** Of each stand-in. */
    private static final int CALLS = 5_000;

    private static final int CONTENTS = 20;
    private static final int SIZE = 500;

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    private final Client alfaClient = new Client(alfaFile::apiUrl);
    private final Client client = new Client(fileFactory::apiUrl);

    @Test
    void alfaFileGivesNoStatusThatWasNotAskedFor() throws Exception {
        alfaFile.keepUploads(true).addFolder("E", "Elsewhere");
        for (int i = 0; i < CONTENTS / 2; i++) {
            alfaFile.knows(Content.random(SIZE, i));
        }

        inParallel(thread -> new AlfaFileUser(thread)::act);

        assertThat(alfaFile.calls()).size().isGreaterThanOrEqualTo(CALLS);
        assertThat(alfaFile.maxConcurrentCalls()).isGreaterThan(1);
    }

    @Test
    void fileFactoryGivesNoStatusThatWasNotAskedFor() throws Exception {
        for (int i = 0; i < CONTENTS; i++) {
            fileFactory.addFile("f" + i, i + ".bin", Content.random(SIZE, i));
        }

        inParallel(thread -> new FileFactoryUser(thread)::act);

        assertThat(fileFactory.calls()).size().isGreaterThanOrEqualTo(CALLS);
        assertThat(fileFactory.maxConcurrentCalls()).isGreaterThan(1);
    }

    /**
     * Without HTTP, so that calls really meet: some make files of which no bytes are kept, others look through all
     * files.
     */
    @Test
    void aFileIsThereWhenItIsWhole() throws Exception {
        String known = "0123456789abcdef0123456789abcdef";
        alfaFile.knows(known, SIZE);

        inParallel(thread -> () -> announce(thread % 2 == 0 ? known : "unknown"));

        assertThat(alfaFile.files()).allSatisfy(file -> assertThat(file.size()).isEqualTo(SIZE));
    }

    private int announce(String md5) {
        alfaFile.methods()
                .answer(new ApiCall(
                        "file/upload",
                        "POST",
                        Map.of("token", alfaFile.token(), "name", "a", "hash", md5, "size", Integer.toString(SIZE)),
                        Set.of(),
                        "127.0.0.1"));
        return 1;
    }

    @Test
    void aFreeLinkWorksAsSoonAsTheOneBeforeItIsRead() {
        fileFactory.addFile("f", "f.bin", Content.random(SIZE, 1));

        for (int i = 0; i < 1000; i++) {
            assertThat(client.bytes(freeLink()).statusCode()).isEqualTo(200);
        }
    }

    /** By hand: the JDK's client would send its request again. */
    @Test
    void aResetLeavesConnectionsAloneWhoseReplyHasArrived() throws IOException {
        try (Socket socket =
                new Socket("localhost", URI.create(fileFactory.streamUrl()).getPort())) {
            for (int i = 0; i < 1000; i++) {
                socket.getOutputStream()
                        .write("GET /error?code=263 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
                StringBuilder reply = new StringBuilder();
                while (reply.indexOf("</html>\n") < 0) {
                    reply.append((char) socket.getInputStream().read());
                }
                fileFactory.reset();
            }
        }
    }

    @Test
    void aResetIsNoTimeWithoutAnswers() throws Exception {
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<?> calls = caller.submit(() -> {
                for (int i = 0; i < 1000; i++) {
                    assertThat(alfaClient
                                    .callRaw("user/info", "token", alfaFile.token())
                                    .body())
                            .contains("\"status\":200");
                }
            });
            while (!calls.isDone()) {
                alfaFile.reset();
            }
            calls.get();
        } finally {
            caller.shutdownNow();
        }
    }

    private String freeLink() {
        return client.call("getDownloadLink", "file", "f").at("/result/url").asText();
    }

    private static void inParallel(User user) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Action action = user.in(thread);
                all.add(threads.submit(() -> {
                    for (int calls = 0; calls <= CALLS / THREADS; ) {
                        calls += action.run();
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private interface User {

        Action in(int thread);
    }

    private interface Action {

        /** @return how many calls of the API it made */
        int run();
    }

    /** Does this and that with files of its own, whose contents others have too. */
    private final class AlfaFileUser {

        private final Random random;
        private final List<String> files = new ArrayList<>();
        private final String name;
        private int named;

        AlfaFileUser(int thread) {
            random = new Random(thread);
            name = "of " + thread + ", number ";
        }

        int act() {
            int choice = random.nextInt(10);
            if (files.isEmpty() || choice < 3) {
                return upload();
            }
            String file = files.get(random.nextInt(files.size()));
            return switch (choice) {
                case 3 -> one(file("file/info", "file_id", file));
                case 4 -> rename(file);
                case 5 -> one(file("file/change_mode", "file_id", file, "mode", "2"));
                case 6 -> move(file);
                case 7 -> copy(file);
                case 8 -> delete(file);
                default -> download(file);
            };
        }

        private int upload() {
            Content content = Content.random(SIZE, random.nextInt(CONTENTS));
            JsonNode session = call(
                            "file/upload",
                            "name",
                            nextName(),
                            "hash",
                            content.md5(),
                            "size",
                            Integer.toString(SIZE),
                            "folder_id",
                            "E")
                    .at("/response/upload");
            boolean instant = session.path("state").asInt() == 2;
            if (!instant) {
                HttpResponse<String> reply =
                        alfaClient.upload(session.path("url").asText(), "filename=\"x\"", content.toByteArray());
                assertThat(reply.statusCode()).isEqualTo(200);
                session = call(
                                "file/upload_info",
                                "upload_id",
                                session.path("upload_id").asText())
                        .at("/response/upload");
            }
            assertThat(session.path("state").asInt()).isEqualTo(2);
            assertThat(session.at("/file/hash").asText()).isEqualTo(content.md5());
            files.add(session.at("/file/file_id").asText());
            return instant ? 1 : 2;
        }

        private int rename(String file) {
            String newName = nextName();
            assertThat(file("file/rename", "file_id", file, "name", newName)
                            .path("name")
                            .asText())
                    .isEqualTo(newName);
            return 1;
        }

        private int move(String file) {
            JsonNode folder = call("folder/create", "name", nextName()).at("/response/folder");
            batch("file/move", file, "folder_id_dest", folder.path("folder_id").asText());
            return 2;
        }

        private int copy(String file) {
            JsonNode folder = call("folder/create", "name", nextName()).at("/response/folder");
            batch("file/copy", file, "folder_id_dest", folder.path("folder_id").asText());
            JsonNode content =
                    call("folder/content", "folder_id", folder.path("folder_id").asText());
            assertThat(content.findValuesAsText("file_id")).hasSize(1);
            return 3;
        }

        private int delete(String file) {
            batch("file/delete", file);
            files.remove(file);
            return 1;
        }

        /** Not everybody's bytes were kept. */
        private int download(String file) {
            JsonNode answer = answer("file/download", "file_id", file);
            if (answer.path("status").asInt() == 200) {
                byte[] bytes = alfaClient
                        .bytes(answer.at("/response/download_url").asText())
                        .body();
                assertThat(bytes).hasSize(SIZE);
            } else {
                assertThat(answer.path("details").asText()).isEqualTo("Conflict. File temporarily unavailable.");
            }
            return 1;
        }

        private void batch(String method, String file, String... more) {
            List<String> params = new ArrayList<>(List.of("file_id", file));
            params.addAll(List.of(more));
            assertThat(call(method, params.toArray(String[]::new))
                            .at("/response/result/success_ids/0")
                            .asText())
                    .isEqualTo(file);
        }

        private JsonNode file(String method, String... params) {
            return call(method, params).at("/response/file");
        }

        private String nextName() {
            return name + named++;
        }

        private JsonNode call(String method, String... params) {
            JsonNode answer = answer(method, params);
            assertThat(answer.path("status").asInt()).as(method + ": " + answer).isEqualTo(200);
            return answer;
        }

        private JsonNode answer(String method, String... params) {
            List<String> all = new ArrayList<>(List.of("token", alfaFile.token()));
            all.addAll(List.of(params));
            HttpResponse<String> reply = alfaClient.callRaw(method, all.toArray(String[]::new));
            assertThat(reply.statusCode()).as(method + ": " + reply.body()).isEqualTo(200);
            return Client.json(reply.body());
        }
    }

    /** Asks this and that about everybody's files, and downloads its own over free links, one after the other. */
    private final class FileFactoryUser {

        private final Random random;
        private final String own;
        private final String key;

        FileFactoryUser(int thread) {
            random = new Random(thread);
            own = "own" + thread;
            fileFactory.addFile(own, own, Content.random(SIZE, thread)).linkType("premium");
            key = call(
                            "getSessionKey",
                            "email",
                            fileFactory.email(),
                            "password",
                            fileFactory.password(),
                            "authkey",
                            fileFactory.authKey())
                    .path("key")
                    .asText();
        }

        int act() {
            return switch (random.nextInt(4)) {
                case 0 -> one(call("getMemberInfo", "key", key));
                case 1 -> one(call("getFileInfo", "key", key, "file", "f1,f2,f3," + own));
                case 2 -> one(call("getDownloadLink", "key", key, "file", "f" + random.nextInt(CONTENTS)));
                default -> download();
            };
        }

        private int download() {
            String url = call("getDownloadLink", "file", own).path("url").asText();
            HttpResponse<byte[]> reply = client.bytes(url);
            assertThat(reply.statusCode()).as(reply.headers().map().toString()).isEqualTo(200);
            assertThat(reply.body()).hasSize(SIZE);
            return 1;
        }

        private JsonNode call(String method, String... params) {
            HttpResponse<String> reply = client.callRaw(method, params);
            assertThat(reply.statusCode()).as(method + ": " + reply.body()).isEqualTo(200);
            JsonNode answer = Client.json(reply.body());
            assertThat(answer.path("type").asText()).as(method + ": " + answer).isEqualTo("success");
            return answer.path("result");
        }
    }

    private static int one(JsonNode answer) {
        assertThat(answer.isObject()).isTrue();
        return 1;
    }
}
