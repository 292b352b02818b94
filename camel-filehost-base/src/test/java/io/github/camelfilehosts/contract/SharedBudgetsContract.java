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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.Bucket;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that share {@code requestBudgets}, and what is taken of a budget before the first call. */
public interface SharedBudgetsContract extends ComponentTest {

    /** Of 100 an hour, 20 go at once. */
    String HUNDRED = "?requestsPerHour=100&maxWait=0";

    @BeforeEach
    default void addFile() {
        addFile("abc", "a.txt", Content.of("hello"));
    }

    private Nodes nodesOf(SharedBudgets budgets) {
        ConcurrentMap<String, String> sessions = new ConcurrentHashMap<>();
        return new Nodes(this, component -> {
            component.getConfiguration().setRequestBudgets(budgets);
            component.getConfiguration().setSessionStore(sessions);
        });
    }

    private static Throwable failure(Exchange exchange) {
        return exchange.getException();
    }

    @Test
    default void nodesTakeFromOneBudget() {
        SharedBudgets budgets = new SharedBudgets();
        try (Nodes nodes = nodesOf(budgets).start(3)) {
            // The login is one of them.
            for (int i = 0; i < 19; i++) {
                assertThat(failure(nodes.send(i % 3, accountUri() + HUNDRED, null)))
                        .isNull();
            }

            for (int node = 0; node < 3; node++) {
                assertThat(failure(nodes.send(node, accountUri() + HUNDRED, null)))
                        .isInstanceOfSatisfying(
                                RateLimitedException.class,
                                e -> assertThat(e.getRetryAfter())
                                        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(45)));
            }
        }

        assertThat(server().calls()).hasSize(20);
        assertThat(budgets.accounts())
                .singleElement()
                .asString()
                .doesNotContain(Secrets.MARK, account().login());
    }

    @Test
    default void theServiceNeverRefusesNodesThatTakeFromOneBudget() throws Exception {
        server().requestLimit(20, Duration.ofHours(1));
        try (Nodes nodes = nodesOf(new SharedBudgets()).start(3)) {

            List<Exchange> exchanges =
                    Crowd.results(60, number -> nodes.send(number % 3, accountUri() + HUNDRED, null));

            assertThat(exchanges)
                    .filteredOn(exchange -> failure(exchange) == null)
                    .hasSize(19);
        }
        assertThat(server().callsOverLimit()).isZero();
        assertThat(server().calls()).hasSize(20);
    }

    @Test
    default void whatOthersHaveUsedUpIsALimitThatPasses() {
        server().clock(time()).requestLimit(2, Duration.ofHours(1));
        succeed(accountUri(), null);

        assertThat(failure(send(accountUri() + "?maxWait=0", null))).isInstanceOf(RateLimitedException.class);
        assertThat(server().callsOverLimit()).isOne();

        time().advance(Duration.ofHours(1));
        succeed(accountUri(), null);
    }

    @Test
    default void eachAccountHasItsOwn() {
        SharedBudgets budgets = new SharedBudgets();
        Credentials others = new Credentials("other", "other-" + Secrets.MARK, null);
        try (Nodes nodes = nodesOf(budgets).start(1)) {
            nodes.start(component -> component.getConfiguration().setCredentialsSource(() -> others));
            for (int i = 0; i < 20; i++) {
                nodes.send(0, accountUri() + HUNDRED, null);
            }

            nodes.send(1, accountUri() + HUNDRED, null);
        }

        // Of the other one, a login that was refused.
        assertThat(server().calls()).hasSize(21);
        assertThat(budgets.accounts()).hasSize(2);
    }

    @Test
    default void zeroSwitchesASharedBudgetOffToo() {
        SharedBudgets budgets = new SharedBudgets();
        try (Nodes nodes = nodesOf(budgets).start(1)) {
            for (int i = 0; i < 30; i++) {
                assertThat(failure(nodes.send(0, accountUri() + "?requestsPerHour=0", null)))
                        .isNull();
            }
        }
        assertThat(budgets.accounts()).isEmpty();
    }

    @Test
    default void budgetsOutOfReachAreATemporaryFailureThatSaysSo() {
        SharedBudgets budgets = new SharedBudgets();
        try (Nodes nodes = nodesOf(budgets).start(1)) {
            budgets.fail(new IllegalStateException("no quorum"));
            assertThat(failure(nodes.send(0, downloadUri() + HUNDRED, "abc")))
                    .isExactlyInstanceOf(TemporaryFailureException.class)
                    .hasMessageContaining("requestBudgets");
            assertThat(server().calls()).isEmpty();

            budgets.fail(null);
            assertThat(failure(nodes.send(0, downloadUri() + HUNDRED, "abc"))).isNull();
        }
    }

    @Test
    default void bothKindsOfBudgetAreAnErrorThatNamesThem() {
        Bucket one = Bucket.builder()
                .addLimit(limit -> limit.capacity(1).refillGreedy(1, Duration.ofHours(1)))
                .build();
        context().getRegistry().bind("one", one);
        context().getRegistry().bind("many", new SharedBudgets());

        assertThatThrownBy(() ->
                        context().getEndpoint(accountUri() + "?requestBudget=#bean:one&requestBudgets=#bean:many"))
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll("requestBudget ", "requestBudgets");
        try (Nodes nodes = nodesOf(new SharedBudgets())) {
            assertThatThrownBy(() -> nodes.start(
                            component -> component.getConfiguration().setRequestBudget(one)))
                    .rootCause()
                    .hasMessageContainingAll("requestBudget ", "requestBudgets");
        }
    }

    @Test
    default void aDownloadWhoseCallsTheBudgetDoesNotGiveMakesNone() {
        Bucket three = Bucket.builder()
                .addLimit(limit -> limit.capacity(3).refillGreedy(3, Duration.ofHours(3)))
                .build();
        component().getConfiguration().setRequestBudget(three);
        succeed(accountUri(), null);
        assertThat(three.getAvailableTokens()).isOne();
        int before = server().calls().size();

        assertThat(failure(send(downloadUri(), "abc")))
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        e -> assertThat(e.getRetryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60)));

        assertThat(server().calls()).hasSize(before);
        // It is there for who needs no more.
        assertThat(three.getAvailableTokens()).isOne();
        succeed(infoUri(), "abc");
    }

    @Test
    default void whatADownloadDoesNotNeedAfterAllGoesBack() {
        Bucket bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(10).refillGreedy(1, Duration.ofHours(10)))
                .build();
        component().getConfiguration().setRequestBudget(bucket);

        List<Exchange> exchanges = List.of(send(downloadUri(), "abc"), send(downloadUri(), "missing"));

        assertThat(failure(exchanges.get(0))).isNull();
        assertThat(failure(exchanges.get(1))).isNotNull();
        // A login, two calls, and one that says that the file is not there.
        assertThat(server().calls()).hasSize(4);
        assertThat(bucket.getAvailableTokens()).isEqualTo(6);
    }
}
