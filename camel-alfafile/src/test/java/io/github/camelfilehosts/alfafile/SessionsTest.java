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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.CredentialsSource;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One session for an account, however many threads and endpoints use it, renewed when it is rejected. */
class SessionsTest extends AlfaFileTestSupport {

    @BeforeEach
    void addFile() {
        SERVER.addFile("GH", "a.zip", Content.of("x"));
    }

    @Test
    void aColdStartWithManyCallsLogsInOnce() throws Exception {
        List<Exchange> exchanges = atOnce(300, () -> send("alfafile:info", "GH"));

        assertThat(exchanges).allSatisfy(exchange -> succeeded(AlfaFile.class, exchange));
        assertThat(SERVER.calls("user/login")).isEqualTo(1);
        assertThat(SERVER.maxConcurrentCalls()).isLessThanOrEqualTo(4);
    }

    @Test
    void endpointsOfOneAccountShareItsSession() {
        result(AlfaFile.class, "alfafile:info", "GH");
        result(AlfaFile.class, "alfafile:info?maxRetries=1", "GH");
        result(UserInfo.class, "alfafile:userInfo", null);

        assertThat(SERVER.logins()).isEqualTo(1);
    }

    @Test
    void aTokenThatExpiresUnderLoadIsRenewedOnce() throws Exception {
        result(AlfaFile.class, "alfafile:info", "GH");
        SERVER.expireTokens();

        List<Exchange> exchanges = atOnce(50, () -> send("alfafile:info", "GH"));

        assertThat(exchanges).allSatisfy(exchange -> succeeded(AlfaFile.class, exchange));
        assertThat(SERVER.logins()).isEqualTo(2);
    }

    @Test
    void aWrongPasswordIsTriedOnceInAll() throws Exception {
        SERVER.account(SERVER.login(), "another-" + Secrets.MARK);

        List<Exchange> exchanges = atOnce(20, () -> send("alfafile:info", "GH"));
        exchanges.add(send("alfafile:userInfo", null));

        assertThat(exchanges)
                .allSatisfy(exchange -> assertThat((Throwable) exchange.getException())
                        .isInstanceOf(AuthenticationFailedException.class));
        assertThat(SERVER.calls("user/login")).isEqualTo(1);
        assertThat(SERVER.calls()).hasSize(1);
    }

    @Test
    void aTokenIsUsedWithoutALogin() {
        tokenOnly(SERVER.token());

        result(AlfaFile.class, "alfafile:info", "GH");

        assertThat(SERVER.calls("user/login")).isZero();
        assertThat(SERVER.callsOf("file/info").get(0).param("token")).isEqualTo(SERVER.token());
    }

    @Test
    void aRejectedTokenWithoutALoginIsFinal() {
        tokenOnly("expired-" + Secrets.MARK);

        FileHostException e = send("alfafile:info", "GH").getException(FileHostException.class);

        assertThat(e).isInstanceOf(AuthenticationFailedException.class).hasMessageContaining("token");
        assertThat(e.getCode()).isEqualTo(401);
        assertThat(e.getMessage()).doesNotContain(Secrets.MARK);
        assertThat(SERVER.calls()).hasSize(1);
    }

    @Test
    void aTokenIsUsedUntilItIsRejectedThenTheLogin() {
        component.getConfiguration().setToken(SERVER.token());
        result(AlfaFile.class, "alfafile:info", "GH");
        assertThat(SERVER.logins()).isZero();
        SERVER.expireTokens();

        result(AlfaFile.class, "alfafile:info", "GH");
        result(AlfaFile.class, "alfafile:info", "GH");

        assertThat(SERVER.logins()).isEqualTo(1);
        assertThat(SERVER.calls("file/info")).isEqualTo(4);
    }

    @Test
    void noCredentialsIsAnErrorThatNamesTheOptions() {
        component.getConfiguration().setLogin(null);
        component.getConfiguration().setPassword(null);

        FileHostException e = send("alfafile:info", "GH").getException(FileHostException.class);

        assertThat(e)
                .isInstanceOfAny(InvalidRequestException.class, AuthenticationFailedException.class)
                .hasMessageContaining("login")
                .hasMessageContaining("token");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void secretsNeverTravelInUrls() {
        result(AlfaFile.class, "alfafile:info", "GH");
        result(UserInfo.class, "alfafile:userInfo", null);
        result(AlfaFile.class, "alfafile:upload?fileName=a.txt", "text");
        send("alfafile:delete", "GH");

        assertThat(SERVER.calls()).hasSizeGreaterThan(4).allSatisfy(call -> {
            assertThat(call.inUrl()).isEmpty();
            assertThat(call.httpMethod()).isEqualTo("POST");
        });
    }

    @Test
    void endpointUrisMaskSecrets() {
        String uri = context.getEndpoint("alfafile:info?login=me&password=hunter2&token=tok4711")
                .toString();

        assertThat(uri).doesNotContain("hunter2").doesNotContain("tok4711");
    }

    @Test
    void aCredentialsSourceIsAskedAtEachLogin() {
        List<Credentials> asked = new ArrayList<>();
        CredentialsSource source = () -> {
            Credentials credentials = new Credentials(SERVER.login(), SERVER.password(), null);
            asked.add(credentials);
            return credentials;
        };
        component.getConfiguration().setLogin(null);
        component.getConfiguration().setPassword(null);
        component.getConfiguration().setCredentialsSource(source);
        result(AlfaFile.class, "alfafile:info", "GH");
        SERVER.account(SERVER.login(), "rotated-" + Secrets.MARK);
        SERVER.expireTokens();

        result(AlfaFile.class, "alfafile:info", "GH");

        assertThat(SERVER.logins()).isEqualTo(2);
        assertThat(asked).extracting(Credentials::password).contains("rotated-" + Secrets.MARK);
    }

    @Test
    void sessionsAreSharedThroughAMap() {
        ConcurrentMap<String, String> store = new ConcurrentHashMap<>();
        component.getConfiguration().setSessionStore(store);
        result(AlfaFile.class, "alfafile:info", "GH");
        ApiCall call = SERVER.callsOf("file/info").get(0);

        assertThat(store.values()).containsExactly(call.param("token"));
        assertThat(store.keySet()).noneSatisfy(key -> assertThat(key).contains(SERVER.login()));
        SERVER.expireTokens();
        result(AlfaFile.class, "alfafile:info", "GH");
        assertThat(store.values()).hasSize(1).doesNotContain(call.param("token"));
    }

    private void tokenOnly(String token) {
        component.getConfiguration().setLogin(null);
        component.getConfiguration().setPassword(null);
        component.getConfiguration().setToken(token);
    }

    /** Has so many threads begin at the same time. */
    private static List<Exchange> atOnce(int threads, Supplier<Exchange> call) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<CompletableFuture<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                calls.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                begin.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return call.get();
                        },
                        executor));
            }
            begin.countDown();
            List<Exchange> exchanges = new ArrayList<>();
            for (CompletableFuture<Exchange> each : calls) {
                exchanges.add(each.get(30, TimeUnit.SECONDS));
            }
            return exchanges;
        } finally {
            executor.shutdownNow();
        }
    }
}
