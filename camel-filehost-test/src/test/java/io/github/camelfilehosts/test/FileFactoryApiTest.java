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
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFactoryApiTest {

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    private final Client client = new Client(fileFactory::apiUrl);

    @Test
    void logsIn() {
        assertThat(login()).matches("[0-9a-f]{40}").isNotEqualTo(login());
        assertThat(fileFactory.logins()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "email,    nobody@example.com, 706, Login details were incorrect",
        "password, wrong,              706, Login details were incorrect",
        "authkey,  wrong,              702, Invalid authorization key",
        "email,    '',                 703, A required request parameter was missing",
    })
    void refusesWrongLogins(String parameter, String value, int code, String message) {
        JsonNode answer = client.call(
                "getSessionKey",
                "email",
                parameter.equals("email") ? value : fileFactory.email(),
                "password",
                parameter.equals("password") ? value : fileFactory.password(),
                "authkey",
                parameter.equals("authkey") ? value : fileFactory.authKey());

        assertThat(answer.path("type").asText()).isEqualTo("error");
        assertThat(answer.path("code").asInt()).isEqualTo(code);
        assertThat(answer.path("message").asText()).isEqualTo(message);
        assertThat(fileFactory.logins()).isZero();
    }

    @Test
    void wantsAnAuthKeyUnlessToldOtherwise() {
        String[] login = {"email", fileFactory.email(), "password", fileFactory.password()};

        assertThat(client.call("getSessionKey", login).path("code").asInt()).isEqualTo(703);
        fileFactory.requireAuthKey(false);
        assertThat(client.call("getSessionKey", login).path("type").asText()).isEqualTo("success");
    }

    @Test
    void refusesKeys() {
        String key = login();

        assertThat(code("getMemberInfo")).isEqualTo(709);
        assertThat(code("getMemberInfo", "key", "made-up")).isEqualTo(710);
        assertThat(code("getMemberInfo", "key", key)).isZero();
        fileFactory.expireSessions();
        assertThat(code("getMemberInfo", "key", key)).isEqualTo(711);
        fileFactory.forgetSessions();
        assertThat(code("getMemberInfo", "key", key)).isEqualTo(710);
    }

    @Test
    void sessionsLast15MinutesFromTheirLastUse() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        fileFactory.clock(now::get);
        String key = login();

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(14)));
        assertThat(code("getMemberInfo", "key", key)).isZero();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(14)));
        assertThat(code("getMemberInfo", "key", key)).isZero();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(16)));
        assertThat(code("getMemberInfo", "key", key)).isEqualTo(711);
    }

    @Test
    void answersEachIdAskedFor() {
        fileFactory.addFile("online1", "Tülips & co.jpg", Content.of("x")).premiumOnly();
        fileFactory
                .addFile("offline1", "b.jpg", Content.of("y"))
                .status("offline")
                .password("pw");
        fileFactory.addFile("lies1", "c.jpg", Content.of("z")).size(99).md5(null);

        JsonNode files = client.call("getFileInfo", "file", "online1,offline1,lies1,nowhere")
                .at("/result/files");

        assertThat(files.at("/online1/name").asText()).isEqualTo("Tülips & co.jpg");
        assertThat(files.at("/online1/size").isTextual()).isTrue();
        assertThat(files.at("/online1/premiumOnly").asBoolean()).isTrue();
        assertThat(files.at("/offline1/status").asText()).isEqualTo("offline");
        assertThat(files.at("/offline1/password").asBoolean()).isTrue();
        assertThat(files.at("/lies1/size").asText()).isEqualTo("99");
        assertThat(files.at("/lies1/md5").isNull()).isTrue();
        assertThat(files.path("nowhere").toString()).isEqualTo("{\"status\":\"invalid\"}");
    }

    @Test
    void takesAHundredIdsAndNoMore() {
        String hundred = IntStream.range(0, 100).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(client.call("getFileInfo", "file", hundred).at("/result/files"))
                .hasSize(100);
        assertThat(code("getFileInfo", "file", hundred + ",100")).isEqualTo(702);
    }

    @Test
    void refusesLinks() {
        fileFactory.addFile("offline1", "a", Content.of("x")).status("offline");
        fileFactory.addFile("premium1", "b", Content.of("x")).premiumOnly();
        fileFactory.addFile("secret1", "c", Content.of("x")).password("pw");

        assertThat(code("getDownloadLink")).isEqualTo(703);
        assertThat(code("getDownloadLink", "file", "nowhere")).isEqualTo(712);
        assertThat(code("getDownloadLink", "file", "offline1")).isEqualTo(713);
        assertThat(code("getDownloadLink", "file", "premium1")).isEqualTo(708);
        assertThat(code("getDownloadLink", "file", "premium1", "key", login())).isZero();
        assertThat(code("getDownloadLink", "file", "secret1")).isEqualTo(715);
        assertThat(code("getDownloadLink", "file", "secret1", "password", "wrong"))
                .isEqualTo(716);
        assertThat(code("getDownloadLink", "file", "secret1", "password", "pw")).isZero();
        assertThat(code("getDownloadLink", "file", "secret1", "password", "pw", "key", "made-up"))
                .isEqualTo(710);
        assertThat(code("getEverything")).isEqualTo(700);
    }

    @Test
    void theLinkTypeDependsOnTheMember() {
        fileFactory.addFile("f1", "a", Content.of("x")).delay(30);
        fileFactory.addFile("f2", "a", Content.of("x")).linkType("trafficshare");

        assertThat(link("file", "f1").path("linkType").asText()).isEqualTo("free");
        assertThat(link("file", "f1").path("delay").asInt()).isEqualTo(30);
        assertThat(link("file", "f1", "key", login()).path("linkType").asText()).isEqualTo("premium");
        assertThat(link("file", "f1", "key", login()).path("delay").asInt()).isZero();
        assertThat(link("file", "f2").path("linkType").asText()).isEqualTo("trafficshare");
        fileFactory.accountType("free");
        assertThat(link("file", "f1", "key", login()).path("linkType").asText()).isEqualTo("free");
    }

    @Test
    void escapesSlashesAsPhpDoes() {
        fileFactory.addFile("f1", "a", Content.of("x"));

        assertThat(client.callRaw("getDownloadLink", "file", "f1").body()).contains("http:\\/\\/localhost");
    }

    private String login() {
        return client.call(
                        "getSessionKey",
                        "email",
                        fileFactory.email(),
                        "password",
                        fileFactory.password(),
                        "authkey",
                        fileFactory.authKey())
                .at("/result/key")
                .asText();
    }

    private JsonNode link(String... namesAndValues) {
        return client.call("getDownloadLink", namesAndValues).path("result");
    }

    private int code(String method, String... namesAndValues) {
        return client.call(method, namesAndValues).path("code").asInt();
    }
}
