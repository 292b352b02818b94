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

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the services may be strict about, and the stand-ins are if they are told to. */
class StrictServiceTest {

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer().requireAuthKey(false);

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    private final Client fileFactoryClient = new Client(fileFactory::apiUrl);
    private final Client alfaFileClient = new Client(alfaFile::apiUrl);

    @Test
    void sessionsStandBesideEachOtherUnlessToldOtherwise() {
        String key = fileFactoryKey();
        String token = alfaFileToken();
        fileFactoryKey();
        alfaFileToken();

        assertThat(fileFactoryCode("getMemberInfo", "key", key)).isZero();
        assertThat(alfaFileStatus("user/info", "token", token)).isEqualTo(200);
        assertThat(alfaFileStatus("user/info", "token", alfaFile.token())).isEqualTo(200);
    }

    @Test
    void aLoginMayEndTheEarlierSession() {
        fileFactory.oneSession(true);
        alfaFile.oneSession(true);
        String key = fileFactoryKey();
        String token = alfaFileToken();
        String laterKey = fileFactoryKey();
        String laterToken = alfaFileToken();

        assertThat(fileFactoryCode("getMemberInfo", "key", key)).isEqualTo(710);
        assertThat(fileFactoryCode("getMemberInfo", "key", laterKey)).isZero();
        assertThat(alfaFileStatus("user/info", "token", token)).isEqualTo(401);
        assertThat(alfaFileStatus("user/info", "token", alfaFile.token())).isEqualTo(401);
        assertThat(alfaFileStatus("user/info", "token", laterToken)).isEqualTo(200);
    }

    @Test
    void anAccountMayHaveItsCallsCounted() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        fileFactory.clock(now::get).requestLimit(3, Duration.ofHours(1));
        String key = fileFactoryKey();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(5)));
        fileFactoryCode("getMemberInfo", "key", key);
        fileFactoryCode("getFileInfo", "file", "a", "key", key);

        assertThat(fileFactoryCode("getMemberInfo", "key", key)).isEqualTo(704);
        assertThat(fileFactoryCode("getSessionKey", "email", "a", "password", "b"))
                .isEqualTo(704);
        assertThat(fileFactoryCode("getFileInfo", "file", "a")).as("a guest's").isZero();
        assertThat(fileFactory.callsOverLimit()).isEqualTo(2);
        assertThat(fileFactory.mostCallsWithinLimit()).isEqualTo(3);

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(55)));
        fileFactory.sessionLifetime(Duration.ofDays(1));
        assertThat(fileFactoryCode("getMemberInfo", "key", key))
                .as("the login is an hour ago")
                .isZero();
        assertThat(fileFactoryCode("getMemberInfo", "key", key)).isEqualTo(704);

        alfaFile.requestLimit(1, Duration.ofHours(1));
        assertThat(alfaFileStatus("user/info", "token", alfaFile.token())).isEqualTo(200);
        assertThat(alfaFileStatus("user/info", "token", alfaFile.token())).isEqualTo(429);
    }

    @Test
    void linksMayEndWithTheSessionThatAskedForThem() {
        fileFactory.linksBoundToSession(true).addFile("f", "f.bin", Content.of("x"));
        alfaFile.linksBoundToSession(true).addFile("GH", "f.bin", Content.of("x"));
        String link = fileFactoryLink("key", fileFactoryKey());
        String ofAGuest = fileFactoryLink();
        String alfaFileLink = alfaFileLink();
        assertThat(fileFactoryClient.get(link).body()).isEqualTo("x");
        assertThat(alfaFileClient.get(alfaFileLink).body()).isEqualTo("x");

        fileFactory.expireSessions();
        alfaFile.expireTokens();

        assertThat(fileFactoryClient.get(link).headers().firstValue("Location").orElseThrow())
                .endsWith("code=263");
        assertThat(fileFactoryClient.get(ofAGuest).body()).isEqualTo("x");
        assertThat(alfaFileClient.get(alfaFileLink).statusCode()).isEqualTo(404);
    }

    @Test
    void linksMayWorkFromOneAddressOnly() {
        fileFactory.linksBoundToAddress(true).addFile("f", "f.bin", Content.of("x"));
        alfaFile.linksBoundToAddress(true).addFile("GH", "f.bin", Content.of("x"));
        String link = fileFactoryLink();
        String alfaFileLink = alfaFileLink();
        String[] elsewhere = {"X-Forwarded-For", "192.0.2.7"};

        assertThat(fileFactoryClient.get(link).body()).isEqualTo("x");
        assertThat(fileFactoryClient
                        .get(link, elsewhere)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("code=265");
        assertThat(alfaFileClient.get(alfaFileLink).body()).isEqualTo("x");
        assertThat(alfaFileClient.get(alfaFileLink, elsewhere).statusCode()).isEqualTo(404);
    }

    private String fileFactoryLink(String... more) {
        String[] all = Stream.concat(Stream.of("file", "f"), Stream.of(more)).toArray(String[]::new);
        return fileFactoryClient.call("getDownloadLink", all).at("/result/url").asText();
    }

    private String alfaFileLink() {
        return alfaFileClient
                .call("file/download", "token", alfaFile.token(), "file_id", "GH")
                .at("/response/download_url")
                .asText();
    }

    private String fileFactoryKey() {
        return fileFactoryClient
                .call("getSessionKey", "email", fileFactory.email(), "password", fileFactory.password())
                .at("/result/key")
                .asText();
    }

    private String alfaFileToken() {
        return alfaFileClient
                .call("user/login", "login", alfaFile.login(), "password", alfaFile.password())
                .at("/response/token")
                .asText();
    }

    private int fileFactoryCode(String method, String... namesAndValues) {
        return fileFactoryClient.call(method, namesAndValues).path("code").asInt();
    }

    private int alfaFileStatus(String method, String... namesAndValues) {
        return alfaFileClient.call(method, namesAndValues).path("status").asInt();
    }
}
