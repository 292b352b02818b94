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
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.test.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a probe hears of an account that is about to lose what it lives on, and how seldom the service is asked. */
public interface AccountHealthContract extends ComponentTest {

    long TOTAL = 1_000_000;

    /** What the service says of the account next. */
    void says(Instant premiumUntil, long trafficLeft, long storageLeft);

    default void addRoute() throws Exception {
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:account").routeId("account").to(accountUri());
            }
        });
    }

    @BeforeEach
    default void switchOn() {
        component().setHealthCheckAccountEnabled(true);
    }

    private List<HealthCheck> checks() {
        return HealthCheckRegistry.get(context()).stream()
                .filter(check -> check.getId().startsWith("account:"))
                .toList();
    }

    default Result probe() {
        assertThat(checks()).hasSize(1);
        return checks().get(0).call();
    }

    private int asked() {
        return server().callsOf(words().accountMethod()).size();
    }

    /** When the service has answered. */
    private Result answer() {
        await().until(() -> probe().getDetails().containsKey("trafficTotal"));
        return probe();
    }

    private Instant in(Duration time) {
        return time().instant().plus(time);
    }

    private void assertTrouble(Instant premiumUntil, long trafficLeft, long storageLeft, String message)
            throws Exception {
        says(premiumUntil, trafficLeft, storageLeft);
        addRoute();

        Result result = answer();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains(message);
    }

    @Test
    default void theFirstProbeAsksButDoesNotWait() throws Exception {
        says(in(Duration.ofDays(30)), TOTAL / 2, TOTAL / 3);
        addRoute();

        Result first = probe();
        assertThat(first.getState()).isEqualTo(State.UP);

        Result later = answer();
        assertThat(later.getState()).isEqualTo(State.UP);
        assertThat(later.getDetails())
                .containsEntry("provider", words().scheme())
                .containsEntry("account", words().scheme() + "-1")
                .containsEntry("asked", time().instant().toString())
                .containsEntry("premium", true)
                .containsEntry("premiumUntil", in(Duration.ofDays(30)).toString())
                .containsEntry("trafficLeft", TOTAL / 2)
                .containsEntry("trafficTotal", TOTAL)
                .containsEntry("storageLeft", TOTAL / 3)
                .containsEntry("storageTotal", TOTAL)
                .doesNotContainKey("failure");
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    default void theServiceIsAskedOnceAnHourAtMost() throws Exception {
        says(in(Duration.ofDays(30)), TOTAL, TOTAL);
        addRoute();
        answer();

        time().advance(Duration.ofMinutes(59));
        for (int i = 0; i < 100; i++) {
            probe();
        }
        assertThat(asked()).isEqualTo(1);

        time().advance(Duration.ofMinutes(1));
        says(in(Duration.ofHours(-1)), TOTAL, TOTAL);
        await().until(() -> probe().getState() == State.DOWN);
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    default void premiumThatEndsSoonIsTrouble() throws Exception {
        assertTrouble(in(Duration.ofDays(6)), TOTAL, TOTAL, "its premium time ends at ");
    }

    @Test
    default void premiumThatHasEndedIsTrouble() throws Exception {
        assertTrouble(in(Duration.ofDays(-1)), TOTAL, TOTAL, "its premium time ended at ");
    }

    @Test
    default void littleTrafficIsTrouble() throws Exception {
        assertTrouble(in(Duration.ofDays(30)), 99_999, TOTAL, "99999 of its 1000000 bytes of traffic are left");
    }

    @Test
    default void littleStorageIsTrouble() throws Exception {
        assertTrouble(in(Duration.ofDays(30)), TOTAL, 99_999, "99999 of its 1000000 bytes of storage are left");
    }

    @Test
    default void whatWasSaidBeforeCountsWhileTheServiceDoesNotAnswer() throws Exception {
        says(in(Duration.ofDays(6)), TOTAL, TOTAL);
        addRoute();
        answer();
        time().advance(Duration.ofHours(1));
        server().failNextWith(
                        words().accountMethod(),
                        500,
                        "text/plain",
                        "No with " + account().password(),
                        99);

        await().until(() -> probe().getDetails().containsKey("failure"));

        assertThat(probe().getState()).isEqualTo(State.DOWN);
        assertThat(probe().getDetails()).containsKey("premiumUntil");
        assertThat(Secrets.in(Stream.of(probe().getDetails().toString()))).isEmpty();
    }

    @Test
    default void aRefusedLoginIsNotTriedAgain() throws Exception {
        usePassword(Secrets.MARK + "wrong");
        addRoute();

        await().until(() -> probe().getDetails().containsKey("failure"));
        time().advance(Duration.ofHours(2));
        probe();

        assertThat(server().callsOf(words().loginMethod())).hasSize(1);
        assertThat(Secrets.in(Stream.of(probe().getDetails().toString()))).isEmpty();
    }

    @Test
    default void noNodeIsTakenOutForIt() throws Exception {
        says(in(Duration.ofDays(-1)), 0, 0);
        addRoute();
        answer();

        assertThat(HealthCheckHelper.invoke(context()))
                .anyMatch(
                        result -> result.getCheck().getId().startsWith("account:") && result.getState() == State.DOWN);
        assertThat(HealthCheckHelper.invokeReadiness(context()))
                .noneMatch(result -> result.getCheck().getId().startsWith("account:"));
        assertThat(HealthCheckHelper.invokeLiveness(context()))
                .noneMatch(result -> result.getCheck().getId().startsWith("account:"));
    }

    @Test
    default void offThereIsNoneAndNobodyAsks() throws Exception {
        component().setHealthCheckAccountEnabled(false);
        addRoute();

        assertThat(checks()).isEmpty();
        HealthCheckHelper.invoke(context());
        assertThat(server().calls()).isEmpty();
    }

    @Test
    default void withoutAnAccountThereIsNoneEither() throws Exception {
        withoutAccount();
        addRoute();

        assertThat(checks()).isEmpty();
    }

    @Test
    default void aStoppedRouteIsNoLongerProbed() throws Exception {
        addRoute();
        context().getRouteController().stopRoute("account");

        assertThat(checks()).isEmpty();
    }
}
