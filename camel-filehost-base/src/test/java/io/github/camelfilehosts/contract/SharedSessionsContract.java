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

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Nodes that share a {@code sessionStore} log in once for all, and are refused once for all. In real time. */
public interface SharedSessionsContract extends ComponentTest {

    private static Nodes nodesOf(ComponentTest test, ConcurrentMap<String, String> store) {
        return new Nodes(test, component -> component.getConfiguration().setSessionStore(store));
    }

    private List<Exchange> callFromAll(Nodes nodes, int calls) throws Exception {
        return Crowd.results(3 * calls, number -> nodes.send(number % 3, accountUri(), null));
    }

    private int logins() {
        return server().calls(words().loginMethod());
    }

    private static void assertSucceeded(List<Exchange> exchanges) {
        assertThat(exchanges)
                .allSatisfy(exchange ->
                        assertThat((Throwable) exchange.getException()).isNull());
    }

    @Test
    default void threeColdNodesLogInOnce() throws Exception {
        ConcurrentMap<String, String> store = new ConcurrentHashMap<>();
        server().latency(Duration.ofMillis(30));

        try (Nodes nodes = nodesOf(this, store).start(3)) {
            assertSucceeded(callFromAll(nodes, 100));
        }

        assertThat(logins()).isOne();
        assertThat(store).hasSize(1);
    }

    @Test
    default void threeNodesWhoseKeyExpiresLogInOnceMore() throws Exception {
        server().latency(Duration.ofMillis(30));
        try (Nodes nodes = nodesOf(this, new ConcurrentHashMap<>()).start(3)) {
            callFromAll(nodes, 1);
            expireSessions();

            assertSucceeded(callFromAll(nodes, 50));
        }

        assertThat(logins()).isEqualTo(2);
    }

    @Test
    default void nodesThatShareAStoreDoNotEndEachOthersSession() throws Exception {
        server().oneSession(true).latency(Duration.ofMillis(30));

        try (Nodes nodes = nodesOf(this, new ConcurrentHashMap<>()).start(2)) {
            assertSucceeded(Crowd.results(60, number -> nodes.send(number % 2, accountUri(), null)));
        }

        assertThat(logins()).isOne();
        assertThat(server().calls(words().accountMethod()))
                .as("none was rejected and replayed")
                .isEqualTo(60);
    }

    @Test
    default void aNodeWhoseSessionAnotherLoginEndedLogsInAgain() {
        server().oneSession(true);
        try (Nodes nodes = new Nodes(this, component -> {}).start(2)) {

            List<Exchange> exchanges = List.of(
                    nodes.send(0, accountUri(), null),
                    nodes.send(1, accountUri(), null),
                    nodes.send(0, accountUri(), null));

            assertSucceeded(exchanges);
        }
        assertThat(logins()).isEqualTo(3);
    }

    @Test
    default void aLinkThatDiedWithItsSessionIsReplaced() throws Exception {
        addFile("abc", "a.txt", Content.of("hello"));
        server().oneSession(true).linksBoundToSession(true);
        try (Nodes nodes = new Nodes(this, component -> {}).start(2)) {
            Exchange downloaded = nodes.send(0, downloadUri(), "abc");
            nodes.send(1, accountUri(), null);

            assertThat(downloaded.getMessage().getBody(HostedFile.class).open())
                    .hasBinaryContent("hello".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(server().downloads("abc"))
                .as("over the old link and a new one")
                .isEqualTo(2);
    }

    @Test
    default void aLinkIsReplacedWhereTheNodeHasAnotherAddressByNow() throws Exception {
        addFile("abc", "a.txt", Content.of("hello"));
        server().linksBoundToAddress(true);
        AtomicReference<String> address = new AtomicReference<>("192.0.2.1");
        try (Nodes nodes = new Nodes(
                        this,
                        component -> component.setHttpClientConfigurer(client -> client.addRequestInterceptorLast(
                                (request, entity, httpContext) -> request.setHeader("X-Forwarded-For", address.get()))))
                .start(1)) {
            Exchange downloaded = nodes.send(0, downloadUri(), "abc");
            address.set("192.0.2.2");

            assertThat(downloaded.getMessage().getBody(HostedFile.class).open())
                    .hasBinaryContent("hello".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(server().downloads("abc"))
                .as("over the old link and a new one")
                .isEqualTo(2);
    }

    private void refuseNextLogin() {
        server().failNext(words().loginMethod(), words().refusedLogin(), "refused", 1);
    }

    /** Two operations wait for one login: what one is told must not say that it was the other. */
    @Test
    default void whoWaitsForALoginThatIsRefusedIsToldSoAsTheOneThatItIs() throws Exception {
        server().latency(Duration.ofMillis(100));
        refuseNextLogin();

        List<Exchange> exchanges;
        try (Nodes nodes = new Nodes(this, component -> {}).start(1)) {
            exchanges = Crowd.results(10, number -> nodes.send(0, number % 2 == 0 ? accountUri() : infoUri(), "abc"));
        }

        assertThat(logins()).isOne();
        assertThat(exchanges).extracting(Exchange::getException).doesNotHaveDuplicates();
        for (int i = 0; i < exchanges.size(); i++) {
            String operation = i % 2 == 0 ? words().accountOperation() : words().infoOperation();
            assertThat((Throwable) exchanges.get(i).getException())
                    .isInstanceOfSatisfying(AuthenticationFailedException.class, e -> {
                        assertThat(e.getOperation()).isEqualTo(operation);
                        assertThat(e).hasMessageStartingWith(words().scheme() + " " + operation + ": ");
                    });
        }
    }

    @Test
    default void whatOneNodeWasRefusedNoneTriesAgain() throws Exception {
        ConcurrentMap<String, String> store = new ConcurrentHashMap<>();
        server().latency(Duration.ofMillis(30));
        refuseNextLogin();
        try (Nodes nodes = nodesOf(this, store).start(3)) {

            List<Exchange> exchanges = new ArrayList<>(callFromAll(nodes, 20));
            exchanges.addAll(callFromAll(nodes, 1));

            assertThat(exchanges)
                    .allSatisfy(exchange -> assertThat((Throwable) exchange.getException())
                            .isInstanceOfSatisfying(AuthenticationFailedException.class, e -> {
                                assertThat(e.getCode()).isEqualTo(words().refusedLogin());
                                assertThat(e.isRetryable()).isFalse();
                            }));
            assertThat(logins()).isOne();
            assertThat(store.toString()).doesNotContain(Secrets.MARK);
        }
    }

    @Test
    default void otherCredentialsThanThoseThatANodeWasRefusedAreTried() {
        refuseNextLogin();
        try (Nodes nodes = nodesOf(this, new ConcurrentHashMap<>()).start(1)) {
            nodes.send(0, accountUri(), null);
            Credentials other = new Credentials(
                    account().login(), "other-" + Secrets.MARK, account().authKey());
            nodes.start(component -> component.getConfiguration().setCredentialsSource(() -> other));

            nodes.send(1, accountUri(), null);
        }

        assertThat(logins()).isEqualTo(2);
    }

    @Test
    default void aRefusalEndsWithTheNodeThatWasRefused() {
        ConcurrentMap<String, String> store = new ConcurrentHashMap<>();
        refuseNextLogin();
        try (Nodes nodes = nodesOf(this, store).start(2)) {
            nodes.send(0, accountUri(), null);
            assertThat((Throwable) nodes.send(1, accountUri(), null).getException())
                    .isInstanceOf(AuthenticationFailedException.class)
                    .hasMessageContaining("on the node that was refused");
            nodes.stop(0);

            assertThat(store).isEmpty();
            assertThat((Throwable) nodes.send(1, accountUri(), null).getException())
                    .isNull();
        }
    }

    @Test
    default void aNodeThatStopsWhileItLogsInLetsTheOthers() throws Exception {
        ConcurrentMap<String, String> store = new ConcurrentHashMap<>();
        server().failCall(words().loginMethod(), ApiFault.hangReply(false), 1);
        try (Nodes nodes = nodesOf(this, store).start(2)) {
            CompletableFuture<Exchange> first = CompletableFuture.supplyAsync(() -> nodes.send(0, accountUri(), null));
            await().until(() -> server().faultsNeverMet().isEmpty());
            CompletableFuture<Exchange> second = CompletableFuture.supplyAsync(() -> nodes.send(1, accountUri(), null));

            nodes.stop(0);

            assertThat((Throwable) second.get().getException()).isNull();
            assertThat((Throwable) first.get().getException()).isInstanceOf(FileHostException.class);
        }
    }

    @Test
    default void whoMayNotWaitIsToldThatAnotherNodeLogsIn() throws Exception {
        ConcurrentMap<String, String> store = new ConcurrentHashMap<>();
        server().failCall(words().loginMethod(), ApiFault.hangReply(false), 1);
        try (Nodes nodes = nodesOf(this, store).start(2)) {
            CompletableFuture.supplyAsync(() -> nodes.send(0, accountUri(), null));
            await().until(() -> server().faultsNeverMet().isEmpty());

            assertThat((Throwable)
                            nodes.send(1, accountUri() + "?maxWait=0", null).getException())
                    .isInstanceOfSatisfying(
                            TemporaryFailureException.class,
                            e -> assertThat(e.getRetryAfter()).isPositive())
                    .hasMessageContaining("another node is logging in");
        }
    }
}
