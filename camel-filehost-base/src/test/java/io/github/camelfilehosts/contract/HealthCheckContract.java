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
package io.github.camelfilehosts.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.test.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a probe hears of the account, and that it costs nothing. */
public interface HealthCheckContract extends ComponentTest {

    String WRONG_PASSWORD = "wrong-" + Secrets.MARK;

    @BeforeEach
    default void enableProducerChecks() {
        producerChecks().setEnabled(true);
    }

    private HealthCheckRepository producerChecks() {
        return HealthCheckHelper.getHealthCheckRepository(context(), "producers");
    }

    /** Of the only check. */
    default HealthCheck.Result probe() {
        assertThat(results()).hasSize(1);
        return results().get(0);
    }

    /** Of our checks, in the order in which their producers started. */
    default List<HealthCheck.Result> results() {
        return producerChecks().stream().map(HealthCheck::call).toList();
    }

    /** Not before, because an endpoint copies the component's options when it is made. */
    default void addRoute() throws Exception {
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:account").routeId("account").to(accountUri());
            }
        });
    }

    @Test
    default void upBeforeTheFirstCall() throws Exception {
        addRoute();
        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getCheck().getId()).startsWith("producer:" + words().scheme() + "-");
        assertThat(result.getCheck().isReadiness()).isTrue();
        assertThat(result.getCheck().isLiveness()).isFalse();
        assertThat(result.getDetails())
                .containsEntry("operation", words().accountOperation())
                .containsEntry("provider", words().scheme())
                .containsEntry("apiUrl", server().apiUrl());
        assertThat(server().calls()).isEmpty();
    }

    @Test
    default void upWithASession() throws Exception {
        addRoute();
        succeed("direct:account", null);
        int calls = server().calls().size();

        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getCheck().getId()).startsWith("producer:" + words().scheme() + "-");
        assertThat(result.getMessage()).isEmpty();
        assertThat(result.getDetails())
                .containsEntry("operation", words().accountOperation())
                .containsEntry("provider", words().scheme())
                .containsEntry("apiUrl", server().apiUrl())
                .containsEntry("session", true)
                .containsEntry("callsInFlight", 0)
                .containsEntry("transfersMoving", 0)
                .containsEntry("transfersWaiting", 0);
        assertThat(server().calls()).hasSize(calls);
    }

    @Test
    default void withoutABudgetThereIsNothingLeftToTell() {
        succeed(accountUri() + "?requestsPerHour=0", null);

        assertThat(results())
                .singleElement()
                .satisfies(result -> assertThat(result.getDetails())
                        .containsEntry("session", true)
                        .doesNotContainKey("requestsLeft"));
    }

    @Test
    default void aProbeCostsNoCall() throws Exception {
        addRoute();
        succeed("direct:account", null);
        expireSessions();
        int calls = server().calls().size();

        for (int i = 0; i < 100; i++) {
            assertThat(probe().getState()).isEqualTo(State.UP);
        }

        assertThat(server().calls()).hasSize(calls);
    }

    /** With the code that a wrong password has. */
    @Test
    default void downAfterARefusedLogin() throws Exception {
        downAfterARefusedLogin(words().refusedLogin());
    }

    default void downAfterARefusedLogin(int code) throws Exception {
        Credentials credentials = account();
        addRoute();
        server().failNext(
                        words().loginMethod(),
                        code,
                        "No login with " + credentials.password() + " and " + credentials.authKey(),
                        1);
        String thrown = failure("direct:account", null).getFailure().message();
        time().advance(Duration.ofDays(3));

        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage()).hasValue(thrown);
        assertThat(thrown).contains(String.valueOf(code)).contains("No login with");
        assertThat(result.getDetails())
                .containsEntry("session", false)
                .containsEntry("refusal", thrown)
                .containsEntry("refusalCode", code)
                .doesNotContainKey("refusedUntil");
        assertThat(result.getMessage() + " " + result.getDetails()).doesNotContain(credentials.password());
        assertThat(server().calls()).hasSize(1);
    }

    @Test
    default void eachStepThatHasMetTheRefusalIsDown() throws Exception {
        usePassword(WRONG_PASSWORD);
        addRoute();
        failure("direct:account", null);
        failure(infoUri(), "abc");

        assertThat(results()).hasSize(2).allSatisfy(result -> {
            assertThat(result.getState()).isEqualTo(State.DOWN);
            assertThat(result.getDetails()).containsEntry("refusalCode", words().refusedLogin());
        });
        assertThat(server().calls()).hasSize(1);
    }

    @Test
    default void anotherAccountIsNotConcerned() throws Exception {
        addRoute();
        failure(infoUri() + "?password=" + WRONG_PASSWORD, "abc");
        succeed("direct:account", null);

        assertThat(results()).extracting(HealthCheck.Result::getState).containsExactly(State.UP, State.DOWN);
    }

    @Test
    default void upAgainOnceTheComponentHasRestarted() throws Exception {
        usePassword(WRONG_PASSWORD);
        addRoute();
        failure("direct:account", null);

        component().stop();
        component().start();

        assertThat(probe().getState()).isEqualTo(State.UP);
    }

    @Test
    default void upAgainOnceOtherCredentialsWereTaken() throws Exception {
        Credentials right = account();
        AtomicReference<Credentials> given =
                new AtomicReference<>(new Credentials(right.login(), WRONG_PASSWORD, right.authKey()));
        component().getConfiguration().setCredentialsSource(given::get);
        addRoute();
        failure("direct:account", null);
        assertThat(probe().getState()).isEqualTo(State.DOWN);

        given.set(right);
        succeed("direct:account", null);

        assertThat(probe().getState()).isEqualTo(State.UP);
        time().advance(Duration.ofMinutes(16));
        assertThat(probe().getState()).isEqualTo(State.UP);
    }

    @Test
    default void upAgainOnceAnotherNodeHasLoggedIn() throws Exception {
        ConcurrentMap<String, String> sessions = new ConcurrentHashMap<>();
        Credentials credentials = account();
        Credentials outdated = new Credentials(credentials.login(), WRONG_PASSWORD, credentials.authKey());
        withoutAccount();
        component().getConfiguration().setCredentialsSource(() -> outdated);
        component().getConfiguration().setSessionStore(sessions);
        addRoute();
        failure("direct:account", null);
        assertThat(probe().getState()).isEqualTo(State.DOWN);

        try (DefaultCamelContext other = new DefaultCamelContext()) {
            FileHostComponent there = newComponent();
            useAccount(there);
            there.getConfiguration().setCredentialsSource(() -> credentials);
            there.getConfiguration().setSessionStore(sessions);
            other.addComponent(words().scheme(), there);
            other.start();
            other.createProducerTemplate().requestBody(accountUri(), (Object) null);
        }

        assertThat(probe().getState()).isEqualTo(State.UP);
        succeed("direct:account", null);
    }

    @Test
    default void noSecretIsShown() throws Exception {
        Credentials credentials = account();
        usePassword(WRONG_PASSWORD);
        addRoute();
        server().failNext(
                        words().loginMethod(),
                        words().refusedLogin(),
                        "Not with " + WRONG_PASSWORD + " and " + credentials.authKey(),
                        1);
        FileHostException refused = failure("direct:account", null);
        succeed(accountUri() + "?password=RAW(" + credentials.password() + ")", null);

        assertThat(refused.getFailure().message()).contains("Not with");
        assertThat(results()).hasSize(2).allSatisfy(result -> {
            String shown = result.getMessage() + " " + result.getDetails() + " "
                    + result.getCheck().getId() + " " + result.getCheck().getMetaData();
            assertThat(shown)
                    .contains(words().scheme())
                    // That of what a login gave, too.
                    .doesNotContain(Secrets.MARK)
                    // Nor a digest.
                    .doesNotContainPattern("[0-9a-fA-F]{32}");
        });
    }

    @Test
    default void aStoppedRouteIsNoLongerProbed() throws Exception {
        addRoute();
        context().getRouteController().stopRoute("account");
        assertThat(results()).isEmpty();

        context().getRouteController().startRoute("account");
        assertThat(results()).hasSize(1);
    }

    @Test
    default void switchedOffThereIsNoCheck() throws Exception {
        component().setHealthCheckProducerEnabled(false);
        addRoute();

        assertThat(results()).isEmpty();
    }

    @Test
    default void offUnlessCamelsProducerChecksAreOn() throws Exception {
        addRoute();
        producerChecks().setEnabled(false);

        assertThat(results()).isEmpty();
    }
}
