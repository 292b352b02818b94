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

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an assertion that fails, or a debugger, shows of the kit's objects; and no secret. */
class ToStringTest {

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @Test
    void ofServers() {
        assertThat(fileFactory).hasToString("FileFactoryServer at " + fileFactory.apiUrl());
        assertThat(new AlfaFileServer()).hasToString("AlfaFileServer, not started");
    }

    @Test
    void ofContents(@TempDir Path folder) throws Exception {
        Path path = Files.writeString(folder.resolve("a.txt"), "abc");

        assertThat(Content.of("hello")).hasToString("5 bytes");
        assertThat(Content.random(1L << 40, 7)).hasToString("1099511627776 bytes of noise 7");
        assertThat(Content.ofPath(path)).hasToString("3 bytes of " + path);
    }

    @Test
    void ofFiles() {
        assertThat(fileFactory.addFile("f1", "a.txt", Content.of("hello")))
                .hasToString("FileFactoryFile f1, a.txt, 5 bytes");
        assertThat(alfaFile.addFile("GH", "a.txt", Content.of("hello"))).hasToString("AlfaFileFile GH, a.txt, 5 bytes");
    }

    @Test
    void ofCallsAndRequests() {
        fileFactory.addFile("f1", "a.txt", Content.of("hello"));
        Client client = new Client(fileFactory::apiUrl);
        client.call(
                "getSessionKey", "email", "me", "password", fileFactory.password(), "authkey", fileFactory.authKey());
        client.get(
                client.call("getDownloadLink", "file", "f1").at("/result/url").asText());

        assertThat(fileFactory.calls())
                .extracting(ApiCall::toString)
                .containsExactly("getSessionKey(email=me, password=..., authkey=...)", "getDownloadLink(file=f1)");
        assertThat(fileFactory.streamRequests()).singleElement().asString().matches("GET /get/f/f1/\\w+/a.txt");
    }

    @Test
    void ofUploads() {
        new Client(alfaFile::apiUrl)
                .call(
                        "file/upload",
                        "token",
                        alfaFile.token(),
                        "name",
                        "a.txt",
                        "hash",
                        Content.of("hello").md5(),
                        "size",
                        "5");

        assertThat(alfaFile.uploadSessions())
                .singleElement()
                .asString()
                .matches("AlfaFileUpload \\w+, a.txt, 5 bytes, UPLOADING");
    }
}
