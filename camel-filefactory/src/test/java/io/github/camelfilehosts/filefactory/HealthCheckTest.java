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

import io.github.camelfilehosts.Credentials;
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
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a probe hears of the account, and that it costs nothing. */
class HealthCheckTest extends FileFactoryTestSupport {

    private static final String WRONG_PASSWORD = "wrong-" + Secrets.MARK;

    private final ConcurrentMap<String, String> sessions = new ConcurrentHashMap<>();
    private final AtomicReference<String> password = new AtomicReference<>();

    @Override
    protected void configure(FileFactoryConfiguration options) {
        options.setRequestsPerHour(5000);
    }

    @BeforeEach
    void enableProducerChecks() {
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
    }

    @Test
    void upBeforeTheFirstCall() throws Exception {
        addRoute();
        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getCheck().getId()).startsWith("producer:filefactory-");
        assertThat(result.getCheck().isReadiness()).isTrue();
        assertThat(result.getCheck().isLiveness()).isFalse();
        assertThat(result.getDetails())
                .containsEntry("operation", "getMemberInfo")
                .containsEntry("provider", "filefactory")
                .containsEntry("apiUrl", SERVER.apiUrl());
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void upWithASession() throws Exception {
        addRoute();
        succeed("direct:member", null);

        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getMessage()).isEmpty();
        assertThat(result.getDetails())
                .containsEntry("operation", "getMemberInfo")
                .containsEntry("provider", "filefactory")
                .containsEntry("apiUrl", SERVER.apiUrl())
                .containsEntry("session", true)
                .containsEntry("requestsLeft", 998L)
                .containsEntry("callsInFlight", 0)
                .containsEntry("transfersMoving", 0)
                .containsEntry("transfersWaiting", 0);
    }

    @Test
    void withoutABudgetThereIsNothingLeftToTell() {
        succeed("filefactory:getMemberInfo?requestsPerHour=0", null);

        assertThat(results())
                .singleElement()
                .satisfies(result -> assertThat(result.getDetails())
                        .containsEntry("session", true)
                        .doesNotContainKey("requestsLeft"));
    }

    @Test
    void upWhenTheSessionHasDiedOfIdleness() throws Exception {
        addRoute();
        succeed("direct:member", null);
        time.advance(Duration.ofMinutes(16));

        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getDetails()).containsEntry("session", false);
    }

    @Test
    void aProbeCostsNoCall() throws Exception {
        addRoute();
        succeed("direct:member", null);
        SERVER.expireSessions();
        int calls = SERVER.calls().size();

        for (int i = 0; i < 100; i++) {
            assertThat(probe().getDetails()).containsEntry("requestsLeft", 998L);
        }

        assertThat(SERVER.calls()).hasSize(calls);
    }

    @ParameterizedTest
    @ValueSource(ints = {702, 706, 707, 719})
    void downAfterARefusedLogin(int code) throws Exception {
        addRoute();
        SERVER.failNext("getSessionKey", code, "No login with " + SERVER.password() + " and " + SERVER.authKey(), 1);
        String thrown = failure("direct:member", null).getFailure().message();
        time.advance(Duration.ofDays(3));

        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage()).hasValue(thrown);
        assertThat(thrown).contains(String.valueOf(code)).contains("No login with");
        assertThat(result.getDetails())
                .containsEntry("session", false)
                .containsEntry("refusal", thrown)
                .containsEntry("refusalCode", code)
                .doesNotContainKey("refusedUntil");
        assertThat(SERVER.calls()).hasSize(1);
    }

    @Test
    void downUntilALoginMayBeTriedAgain() throws Exception {
        addRoute();
        SERVER.failNext("getSessionKey", 705, 1);
        failure("direct:member", null);

        time.advance(Duration.ofMinutes(14));
        assertThat(probe().getState()).isEqualTo(State.DOWN);
        assertThat(probe().getDetails())
                .containsEntry("refusalCode", 705)
                .containsEntry("refusedUntil", "2026-01-15T12:15:00Z");

        time.advance(Duration.ofMinutes(1));
        assertThat(probe().getState()).isEqualTo(State.UP);
        assertThat(probe().getDetails()).doesNotContainKeys("refusal", "refusalCode", "refusedUntil");
        assertThat(SERVER.calls()).hasSize(1);
    }

    @Test
    void eachStepThatHasMetTheRefusalIsDown() throws Exception {
        useWrongPassword();
        addRoute();
        failure("direct:member", null);
        failure("filefactory:getFileInfo", "abc");

        assertThat(results()).hasSize(2).allSatisfy(result -> {
            assertThat(result.getState()).isEqualTo(State.DOWN);
            assertThat(result.getDetails()).containsEntry("refusalCode", 706);
        });
        assertThat(SERVER.calls()).hasSize(1);
    }

    @Test
    void anotherAccountIsNotConcerned() throws Exception {
        addRoute();
        failure("filefactory:getFileInfo?password=" + WRONG_PASSWORD, "abc");
        succeed("direct:member", null);

        assertThat(results()).extracting(HealthCheck.Result::getState).containsExactly(State.UP, State.DOWN);
    }

    @Test
    void upAgainOnceTheComponentHasRestarted() throws Exception {
        useWrongPassword();
        addRoute();
        failure("direct:member", null);

        component.stop();
        component.start();

        assertThat(probe().getState()).isEqualTo(State.UP);
    }

    @Test
    void upAgainOnceOtherCredentialsWereTaken() throws Exception {
        password.set(WRONG_PASSWORD);
        component
                .getConfiguration()
                .setCredentialsSource(() -> new Credentials(SERVER.email(), password.get(), SERVER.authKey()));
        addRoute();
        failure("direct:member", null);
        assertThat(probe().getState()).isEqualTo(State.DOWN);

        password.set(SERVER.password());
        succeed("direct:member", null);

        assertThat(probe().getState()).isEqualTo(State.UP);
        time.advance(Duration.ofMinutes(16));
        assertThat(probe().getState()).isEqualTo(State.UP);
    }

    @Test
    void upAgainOnceAnotherNodeHasLoggedIn() throws Exception {
        component.getConfiguration().setSessionStore(sessions);
        addRoute();
        SERVER.failNext("getSessionKey", 706, 1);
        failure("direct:member", null);
        assertThat(probe().getState()).isEqualTo(State.DOWN);

        try (DefaultCamelContext other = new DefaultCamelContext()) {
            FileFactoryComponent there = timed(new FileFactoryComponent());
            useAccount(there.getConfiguration());
            there.getConfiguration().setSessionStore(sessions);
            other.addComponent("filefactory", there);
            other.start();
            other.createProducerTemplate().requestBody("filefactory:getMemberInfo", (Object) null);
        }

        assertThat(probe().getState()).isEqualTo(State.UP);
        succeed("direct:member", null);
    }

    @Test
    void noSecretIsShown() throws Exception {
        useWrongPassword();
        addRoute();
        SERVER.failNext("getSessionKey", 706, "Not with " + WRONG_PASSWORD + " and " + SERVER.authKey(), 1);
        failure("direct:member", null);
        String key = result(String.class, "filefactory:getSessionKey?password=RAW(" + SERVER.password() + ")", null);

        assertThat(results()).hasSize(2).allSatisfy(result -> {
            String shown = result.getMessage() + " " + result.getDetails() + " "
                    + result.getCheck().getId() + " " + result.getCheck().getMetaData();
            assertThat(shown)
                    .contains("filefactory")
                    .doesNotContain(WRONG_PASSWORD, SERVER.password(), SERVER.authKey(), key)
                    // Nor a digest.
                    .doesNotContainPattern("[0-9a-fA-F]{32}");
        });
    }

    @Test
    void aStoppedRouteIsNoLongerProbed() throws Exception {
        addRoute();
        context.getRouteController().stopRoute("member");
        assertThat(results()).isEmpty();

        context.getRouteController().startRoute("member");
        assertThat(results()).hasSize(1);
    }

    @Test
    void switchedOffThereIsNoCheck() throws Exception {
        component.setHealthCheckProducerEnabled(false);
        addRoute();

        assertThat(results()).isEmpty();
    }

    @Test
    void offUnlessCamelsProducerChecksAreOn() throws Exception {
        addRoute();
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(false);

        assertThat(results()).isEmpty();
    }

    private HealthCheck.Result probe() {
        assertThat(results()).hasSize(1);
        return results().get(0);
    }

    /** Of our checks, in the order in which their producers started. */
    private List<HealthCheck.Result> results() {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers").stream()
                .map(HealthCheck::call)
                .toList();
    }

    private void useWrongPassword() {
        component.getConfiguration().setPassword(WRONG_PASSWORD);
    }

    /** Not before, because an endpoint copies the component's options when it is made. */
    private void addRoute() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:member").routeId("member").to("filefactory:getMemberInfo");
            }
        });
    }
}
