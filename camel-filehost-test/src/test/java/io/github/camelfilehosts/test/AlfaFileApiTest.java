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

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlfaFileApiTest {

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    private final Client client = new Client(alfaFile::apiUrl);

    @Test
    void logsIn() {
        JsonNode answer = client.call("user/login", "login", alfaFile.login(), "password", alfaFile.password());

        assertThat(answer.at("/response/user/upload/nb_pipes").asInt()).isEqualTo(5);
        String token = answer.at("/response/token").asText();
        assertThat(client.call("user/info", "token", token)
                        .at("/response/user/email")
                        .asText())
                .isEqualTo(alfaFile.login());
        assertThat(alfaFile.logins()).isEqualTo(1);
    }

    @Test
    void refusesLoginsAndTokens() {
        assertThat(client.callRaw("user/login", "login", alfaFile.login(), "password", "wrong")
                        .body())
                .isEqualTo("{\"response\":null,\"status\":401,\"details\":\"Wrong login or password.\"}");
        assertThat(client.call("user/info", "token", "made-up").path("details").asText())
                .isEqualTo("Unauthorized. Token doesn't exist");
        assertThat(status("user/info")).isEqualTo(200);
        alfaFile.expireTokens();
        assertThat(status("user/info")).isEqualTo(401);
        alfaFile.reset();
        assertThat(status("user/info")).isEqualTo(200);
    }

    @Test
    void errorsComeUnderHttp200UnlessToldOtherwise() {
        assertThat(client.callRaw("user/info").statusCode()).isEqualTo(200);
        alfaFile.errorsAsHttpStatus(true);
        assertThat(client.callRaw("user/info").statusCode()).isEqualTo(401);
    }

    @Test
    void mayBeginWithAStrayCharacter() {
        alfaFile.strayFirstCharacter(true);

        assertThat(client.callRaw("user/info", "token", alfaFile.token()).body())
                .startsWith("1{\"response\"");
    }

    @Test
    void tellsRenamesAndChanges() {
        alfaFile.addFile("GH", "a.zip", Content.of("a")).mode(2).folder("E");

        assertThat(call("file/info", "file_id", "GH")
                        .at("/response/file/mode_label")
                        .asText())
                .isEqualTo("Private");
        assertThat(call("file/info", "file_id", "Gh").path("details").asText())
                .isEqualTo("File with file_id: 'Gh' doesn't exist");
        assertThat(call("file/rename", "file_id", "GH", "name", "b.zip")
                        .at("/response/file/name")
                        .asText())
                .isEqualTo("b.zip");
        JsonNode changed =
                call("file/change_mode", "file_id", "GH", "mode", "1").at("/response/file");
        assertThat(changed.path("mode").isTextual()).isTrue();
        assertThat(changed.path("mode_label").asText()).isEqualTo("Public");
        assertThat(alfaFile.file("GH").mode()).isEqualTo(1);
        assertThat(call("file/change_mode", "file_id", "GH", "mode", "9")
                        .path("status")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void copiesAndMovesUnlessTheNameIsTaken() {
        alfaFile.addFolder("E", "Elsewhere");
        AlfaFileFile a = alfaFile.addFile("a.zip", Content.of("a"));
        AlfaFileFile b = alfaFile.addFile("b.zip", Content.of("b"));

        JsonNode copied = call("file/copy", "file_id", a.id() + "," + b.id() + ",xx", "folder_id_dest", "E")
                .at("/response/result");
        assertThat(copied.path("success").asInt()).isEqualTo(2);
        assertThat(copied.path("fail_ids").toString()).isEqualTo("[\"xx\"]");
        assertThat(copied.path("errors").toString()).isEqualTo("[\"File with file_id: 'xx' doesn't exist\"]");
        assertThat(alfaFile.files()).hasSize(4);

        JsonNode again =
                call("file/move", "file_id", a.id(), "folder_id_dest", "E").at("/response/result");
        assertThat(again)
                .isEqualTo(Client.json(Examples.alfaFile("move.error").replace("\"Gu\"", "\"" + a.id() + "\""))
                        .at("/response/result"));
        alfaFile.addFolder("F", "Far away");
        assertThat(call("file/move", "file_id", a.id(), "folder_id_dest", "F")
                        .at("/response/result/success")
                        .asInt())
                .isEqualTo(1);
        assertThat(a.folderId()).isEqualTo("F");
        assertThat(call("file/move", "file_id", a.id(), "folder_id_dest", "X")
                        .path("status")
                        .asInt())
                .isEqualTo(404);
    }

    @Test
    void deletesToTheTrash() {
        AlfaFileFile a = alfaFile.addFile("a.zip", Content.of("a"));

        assertThat(call("file/delete", "file_id", a.id())
                        .at("/response/result/success")
                        .asInt())
                .isEqualTo(1);
        assertThat(alfaFile.files()).isEmpty();
        assertThat(alfaFile.trash()).containsExactly(a);
        assertThat(call("file/delete", "file_id", a.id())
                        .at("/response/result/fail")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void makesAndListsFolders() {
        JsonNode folder = call("folder/create", "name", "Pictures").at("/response/folder");
        String id = folder.path("folder_id").asText();
        alfaFile.addFile("a.jpg", Content.of("a")).folder(id);

        assertThat(folder.path("parent_folder_id").asText()).isEqualTo(AlfaFileFolder.ROOT);
        assertThat(call("folder/create", "name", "Pictures").path("status").asInt())
                .isEqualTo(409);
        assertThat(call("folder/info", "folder_id", id)
                        .at("/response/folder/nb_files")
                        .asInt())
                .isEqualTo(1);
        JsonNode content = call("folder/content", "folder_id", id, "page", "1").path("response");
        assertThat(content.at("/folder/files/0/name").asText()).isEqualTo("a.jpg");
        assertThat(content.at("/pager/total").asInt()).isEqualTo(1);
        assertThat(call("folder/content").at("/response/folder/folders")).hasSize(1);
    }

    @Test
    void downloadsWithoutTheToken() {
        AlfaFileFile file = alfaFile.addFile("a.bin", Content.random(1000, 1));
        String url = call("file/download", "file_id", file.id())
                .at("/response/download_url")
                .asText();

        assertThat(client.bytes(url, "Range", "bytes=10-").body()).hasSize(990);
        assertThat(alfaFile.streamRequests()).singleElement().satisfies(request -> {
            assertThat(request.query()).isNull();
            assertThat(request.header("range")).isEqualTo("bytes=10-");
            assertThat(request.path()).startsWith("/dl/").endsWith("/a.bin");
        });
        alfaFile.expireLinks();
        assertThat(client.bytes(url).statusCode()).isEqualTo(404);
    }

    @Test
    void answersLikeThePage() {
        alfaFile.addFolder("E", "Elsewhere");
        AlfaFileFile file = alfaFile.addFile("Gu", "a.zip", Content.of("a"));
        alfaFile.addFile("GH", "b.zip", Content.of("b")).folder("E");

        assertThat(fields(call("file/info", "file_id", file.id()))).isEqualTo(example("info"));
        assertThat(fields(call("file/info", "file_id", "Gh"))).isEqualTo(example("info.error"));
        assertThat(fields(call("file/rename", "file_id", "Gu", "name", "c"))).isEqualTo(example("rename"));
        assertThat(fields(call("file/change_mode", "file_id", "Gu", "mode", "1")))
                .isEqualTo(example("change_mode"));
        assertThat(fields(call("file/download", "file_id", "Gu"))).isEqualTo(example("download"));
        assertThat(fields(call("file/copy", "file_id", "Gu", "folder_id_dest", "E")))
                .isEqualTo(example("copy"));
        assertThat(fields(call("file/copy", "file_id", "Gu", "folder_id_dest", "E")))
                .isEqualTo(example("copy.error"));
        assertThat(fields(call("file/delete", "file_id", "Gu"))).isEqualTo(example("delete"));
        assertThat(fields(call("file/upload", "name", "a", "hash", "h", "size", "1")))
                .isEqualTo(example("upload"));
        assertThat(fields(
                        call("file/upload", "name", "a", "hash", Content.of("b").md5(), "size", "1")))
                .isEqualTo(example("upload.done").replace("url=STRING, file", "url=NULL, file"));
    }

    private static String example(String name) {
        return fields(Client.json(Examples.alfaFile(name)));
    }

    /** The names and types of all fields, in order. */
    private static String fields(JsonNode node) {
        if (node.isObject()) {
            return Stream.iterate(node.fieldNames(), names -> names.hasNext(), names -> names)
                    .map(names -> names.next())
                    .map(name -> name + "=" + fields(node.get(name)))
                    .toList()
                    .toString();
        }
        return node.isArray() ? "ARRAY of " + node.size() : node.getNodeType().name();
    }

    private int status(String method) {
        return client.call(method, "token", alfaFile.token()).path("status").asInt();
    }

    private JsonNode call(String method, String... namesAndValues) {
        return client.call(
                method,
                Stream.concat(Stream.of("token", alfaFile.token()), Stream.of(namesAndValues))
                        .toArray(String[]::new));
    }
}
