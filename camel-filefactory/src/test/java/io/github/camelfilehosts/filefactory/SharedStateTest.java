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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.CredentialsSource;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The beans that a user may give: sessions and budgets that others share, and credentials that rotate. */
class SharedStateTest extends FileFactoryTestSupport {

    @Test
    void twoContextsShareTheSessionStore() throws Exception {
        ConcurrentMap<String, String> store = new ConcurrentHashMap<>();
        component.getConfiguration().setSessionStore(store);
        String key = result(String.class, "filefactory:getSessionKey", null);

        try (DefaultCamelContext other = new DefaultCamelContext()) {
            FileFactoryComponent component2 = timed(new FileFactoryComponent());
            useAccount(component2.getConfiguration());
            component2.getConfiguration().setSessionStore(store);
            other.addComponent("filefactory", component2);
            other.start();
            assertThat(other.createProducerTemplate().requestBody("filefactory:getSessionKey", (Object) null))
                    .isEqualTo(key);

            // A rejected key is replaced for both.
            SERVER.expireSessions();
            succeed("filefactory:getMemberInfo", null);
            assertThat(other.createProducerTemplate().requestBody("filefactory:getMemberInfo", (Object) null))
                    .isNotNull();
        }

        assertThat(SERVER.logins()).isEqualTo(2);
        assertThat(store).hasSize(1).doesNotContainValue(key);
    }

    @Test
    void theNamesInTheStoreHoldNoSecret() {
        ConcurrentMap<String, String> store = new ConcurrentHashMap<>();
        component.getConfiguration().setSessionStore(store);
        succeed("filefactory:getMemberInfo", null);

        assertThat(store.keySet())
                .singleElement()
                .asString()
                .doesNotContain(SERVER.password(), SERVER.authKey(), SERVER.email());
    }

    @Test
    void theStoreCanBeAnEndpointsOptionByName() {
        ConcurrentMap<String, String> store = new ConcurrentHashMap<>();
        context.getRegistry().bind("sessions", store);

        succeed("filefactory:getMemberInfo?sessionStore=#sessions", null);

        assertThat(store).hasSize(1);
    }

    @Test
    void aCredentialsSourceIsAskedAtEachLogin() {
        AtomicInteger asked = new AtomicInteger();
        List<String> passwords = new ArrayList<>();
        useSource(() -> {
            asked.incrementAndGet();
            passwords.add(SERVER.password());
            return new Credentials(SERVER.email(), SERVER.password(), SERVER.authKey());
        });
        String password = SERVER.password();
        succeed("filefactory:getMemberInfo", null);
        succeed("filefactory:getMemberInfo", null);
        assertThat(asked).hasValue(1);

        SERVER.account(SERVER.email(), "rotated-" + Secrets.MARK, SERVER.authKey());
        SERVER.expireSessions();
        succeed("filefactory:getMemberInfo", null);

        assertThat(passwords).containsExactly(password, "rotated-" + Secrets.MARK);
        assertThat(SERVER.callsOf("getSessionKey"))
                .extracting((ApiCall call) -> call.param("password"))
                .containsExactly(password, "rotated-" + Secrets.MARK);
    }

    @Test
    void anEndpointThatNeededNoLoginAtFirstLogsInWithTheCredentialsOfThen() {
        useSource(() -> new Credentials(SERVER.email(), SERVER.password(), SERVER.authKey()));
        succeed("filefactory:getMemberInfo", null);
        succeed("filefactory:getFileInfo", "abc");
        SERVER.account(SERVER.email(), "rotated-" + Secrets.MARK, SERVER.authKey());
        SERVER.expireSessions();

        succeed("filefactory:getFileInfo", "abc");

        assertThat(SERVER.calls("getSessionKey")).isEqualTo(2);
    }

    @Test
    void credentialsThatWereRefusedAreTriedAgainOnceTheyHaveChanged() {
        List<String> password = new ArrayList<>(List.of("wrong-" + Secrets.MARK));
        useSource(() -> new Credentials(SERVER.email(), password.get(0), SERVER.authKey()));
        assertThat(failure("filefactory:getMemberInfo", null)).isInstanceOf(AuthenticationFailedException.class);
        assertThat(failure("filefactory:getMemberInfo", null)).isInstanceOf(AuthenticationFailedException.class);
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(1);

        password.set(0, SERVER.password());

        succeed("filefactory:getMemberInfo", null);
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(2);
    }

    @Test
    void aSourceThatFailsFailsTheOperationAndIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        useSource(() -> {
            if (asked.incrementAndGet() < 3) {
                throw new IllegalStateException("vault is sealed");
            }
            return new Credentials(SERVER.email(), SERVER.password(), SERVER.authKey());
        });

        for (int i = 0; i < 2; i++) {
            assertThat(failure("filefactory:getMemberInfo", null))
                    .isInstanceOf(TemporaryFailureException.class)
                    .hasMessageContaining("credentialsSource")
                    .hasRootCauseMessage("vault is sealed");
        }
        succeed("filefactory:getMemberInfo", null);
    }

    @Test
    void aSourceThatGivesNothingIsAnErrorThatSaysSo() {
        useSource(() -> null);

        assertThat(failure("filefactory:getMemberInfo", null))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("credentialsSource");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void theBudgetIsNeverExceeded() {
        component.getConfiguration().setRequestsPerHour(10);
        succeed("filefactory:getFileInfo", "abc");

        FileHostException failure = failure("filefactory:getFileInfo", "abc");

        // The login and one call are the fifth that may go at once; the next comes after 7.5 minutes.
        assertThat(failure).isInstanceOf(RateLimitedException.class).hasMessageContaining("requestsPerHour");
        assertThat(failure.getRetryAfter()).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(8));
        assertThat(failure.getCode()).isNull();
        assertThat(SERVER.calls()).hasSize(2);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aBudgetOfTheUsersOwnIsTakenFrom() {
        Bucket bucket = bucketOfAHundred();
        context.getRegistry().bind("budget", bucket);

        succeed("filefactory:getFileInfo?requestBudget=#budget", "abc");

        assertThat(bucket.getAvailableTokens()).isEqualTo(98);
    }

    @Test
    void theServicesOwnLimitUsesUpTheBudget() {
        Bucket bucket = bucketOfAHundred();
        component.getConfiguration().setRequestBudget(bucket);
        SERVER.failNext("getFileInfo", 704, 1);

        assertThat(failure("filefactory:getFileInfo", "abc")).isInstanceOf(RateLimitedException.class);

        assertThat(bucket.getAvailableTokens()).isZero();
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(1);
    }

    @Test
    void aLimitOfOneFileLeavesTheBudgetToTheOthers() {
        Bucket bucket = bucketOfAHundred();
        component.getConfiguration().setRequestBudget(bucket);
        SERVER.failNext("getDownloadLink", 717, 1);

        assertThat(failure("filefactory:getDownloadLink", "abc")).isInstanceOf(RateLimitedException.class);

        assertThat(bucket.getAvailableTokens()).isEqualTo(98);
    }

    private static Bucket bucketOfAHundred() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(100).refillIntervally(1, Duration.ofDays(1)))
                .build();
    }

    private void useSource(CredentialsSource source) {
        component.getConfiguration().setEmail(null);
        component.getConfiguration().setPassword(null);
        component.getConfiguration().setAuthKey(null);
        component.getConfiguration().setCredentialsSource(source);
    }
}
