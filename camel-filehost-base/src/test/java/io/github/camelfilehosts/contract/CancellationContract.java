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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.OurThreads;
import io.github.camelfilehosts.SentExchange;
import io.github.camelfilehosts.TemporaryFailureException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What does not end within Camel's shutdown time-out is ended, wherever it is just then; and so is what an interrupted
 * thread does. Here are the API calls; what the tests that pass this add, are the transfers.
 */
public interface CancellationContract extends ComponentTest {

    /** For a machine that has other work. */
    Duration PATIENCE = Duration.ofSeconds(30);

    Map<String, String> MUCH_LATER = Map.of("Retry-After", "50");

    /** How something ends before its time. */
    enum End {
        STOP,
        STOP_OVER_A_CALLERS_THREAD,
        INTERRUPT;

        /** The option with which a transfer can end like this. */
        public String option() {
            return "synchronous=" + (this != STOP);
        }
    }

    /** All that were begun. */
    List<SentExchange> all();

    @BeforeEach
    default void stopSoon() {
        context().getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context().getShutdownStrategy().setTimeout(200);
    }

    /** Sends this body through a route of these steps. */
    default SentExchange begin(Object body, List<String> steps) throws Exception {
        String from = "direct:" + all().size();
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(steps.toArray(String[]::new));
            }
        });
        SentExchange sent = new SentExchange(
                context(), from, exchange -> exchange.getMessage().setBody(body));
        all().add(sent);
        return sent;
    }

    /** Ends what is under way, and looks what was left. */
    default void end(End end, Class<? extends FileHostException> expected) throws Exception {
        if (end == End.INTERRUPT) {
            all().forEach(SentExchange::interrupt);
        } else {
            context().stop();
        }
        for (SentExchange sent : all()) {
            assertThat((Throwable) sent.failure()).isExactlyInstanceOf(expected);
            assertThat(((FileHostException) sent.failure()).getProvider()).isEqualTo(words().scheme());
            assertThat(sent.leftInterrupted()).isEqualTo(end == End.INTERRUPT);
        }
        context().stop();
        noThreadIsLeft();
        assertThat(all()).allSatisfy(sent -> assertThat(sent.callbacks()).isEqualTo(1));
    }

    default void noThreadIsLeft() {
        await().atMost(PATIENCE).until(() -> OurThreads.of(words().scheme()).isEmpty());
    }

    default void noConnectionIsLeft() {
        await().atMost(PATIENCE).until(() -> server().openConnections() == 0 && server().downloadsInProgress() == 0);
    }

    private SentExchange beginCall(String options) throws Exception {
        return begin(null, List.of(accountUri() + options));
    }

    private void awaitCalls(int count) {
        await().atMost(PATIENCE).until(() -> server().calls(words().accountMethod()) == count);
    }

    @ParameterizedTest
    @EnumSource
    default void aWaitForARetry(End end) throws Exception {
        server().failNextWith(words().accountMethod(), 503, "text/html", "", MUCH_LATER, 9);
        beginCall("");
        awaitCalls(1);

        end(end, TemporaryFailureException.class);

        assertThat(server().calls(words().accountMethod())).isEqualTo(1);
        noConnectionIsLeft();
    }

    @ParameterizedTest
    @EnumSource
    default void aWaitForTheBudget(End end) throws Exception {
        // The login takes the only one that may go at once.
        beginCall("?requestsPerHour=5&maxWait=1h");
        await().atMost(PATIENCE).until(() -> server().calls(words().loginMethod()) == 1);

        end(end, TemporaryFailureException.class);

        assertThat(server().calls(words().accountMethod())).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "INTERRUPT", mode = EnumSource.Mode.EXCLUDE)
    default void aCallThatIsNotAnswered(End end) throws Exception {
        succeed(accountUri(), null);
        server().latency(Duration.ofSeconds(3));
        beginCall("");
        awaitCalls(2);

        end(end, TemporaryFailureException.class);
    }

    private SentExchange startOneCallAndAnotherThatWaitsForIt(Duration latency) throws Exception {
        succeed(accountUri() + "?maxConcurrentRequests=1", null);
        server().latency(latency);
        beginCall("");
        awaitCalls(2);
        return beginCall("");
    }

    @Test
    default void callsThatWaitForOneAnother() throws Exception {
        startOneCallAndAnotherThatWaitsForIt(Duration.ofSeconds(3));

        end(End.STOP, TemporaryFailureException.class);

        assertThat(server().calls(words().accountMethod())).isEqualTo(2);
    }

    @Test
    default void anInterruptedCallThatWaitsForAnother() throws Exception {
        SentExchange waiting = startOneCallAndAnotherThatWaitsForIt(Duration.ofSeconds(1));

        waiting.interrupt();

        assertThat((Throwable) waiting.failure()).isInstanceOf(TemporaryFailureException.class);
        assertThat(waiting.leftInterrupted()).isTrue();
        assertThat((Throwable) all().get(0).failure()).isNull();
        assertThat(server().calls(words().accountMethod())).isEqualTo(2);
    }

    @Test
    default void whatComesWhileTheComponentIsStoppedIsRefusedAndForgotten() {
        succeed(accountUri(), null);
        component().stop();

        FileHostException refused = failure(accountUri(), null);

        assertThat(refused).isInstanceOf(TemporaryFailureException.class).hasMessageContaining("stopped");
        assertThat(refused.getOperation()).isEqualTo(words().accountOperation());
        component().start();
        succeed(accountUri(), null);
    }
}
