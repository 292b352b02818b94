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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.test.Content;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.apache.camel.Consumer;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedSchedulePollConsumerMBean;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code from("filefactory:getFileInfo?...")}: files are watched, and told of when their status changes. */
class LinkWatchTest extends FileFactoryTestSupport {

    private static final String FAST = "&initialDelay=0&delay=20";

    private MockEndpoint told;

    @BeforeEach
    void listen() {
        told = context.getEndpoint("mock:told", MockEndpoint.class);
        SERVER.addFile("abc", "a.txt", Content.of("a"));
        SERVER.addFile("def", "d.txt", Content.of("d"));
    }

    @Override
    protected boolean jmx() {
        return true;
    }

    @Test
    void eachFileIsToldOnceUntilItsStatusChanges() throws Exception {
        watch("filefactory:getFileInfo?fileId=abc,def,abc" + FAST);
        awaitTold(2);
        awaitPolls(3);
        assertThat(told.getReceivedCounter()).isEqualTo(2);

        SERVER.removeFile("abc");

        awaitTold(3);
        assertThat(told.getExchanges().get(2).getMessage().getBody(FileInfo.class))
                .extracting(FileInfo::id, FileInfo::status)
                .containsExactly("abc", FileStatus.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aListIsReadByItsByteOrderMark(String charset) throws Exception {
        Path list = directory.resolve("links.txt");
        String links = "https://www.filefactory.com/file/abc/n/\u00e4\u65e5.txt\r\ndef\r\n";
        Files.writeString(list, "\uFEFF" + links, Charset.forName(charset));
        watch("filefactory:getFileInfo?fileId=resource:file:" + list + FAST);

        awaitTold(2);
        assertThat(told.getExchanges())
                .extracting(exchange ->
                        exchange.getMessage().getBody(FileInfo.class).id())
                .containsExactly("abc", "def");
    }

    @Test
    void aListIsReadAnewAtEachPoll() throws Exception {
        Path list = directory.resolve("links.txt");
        Files.writeString(list, "\n");
        watch("filefactory:getFileInfo?fileId=resource:file:" + list + FAST);

        Files.writeString(list, "* https://www.filefactory.com/file/abc/a.txt\n");
        awaitTold(1);
        Files.writeString(list, "https://www.filefactory.com/file/abc/a.txt\nhttps://www.filefactory.com/file/def\n");

        awaitTold(2);
        assertThat(told.getExchanges())
                .extracting(exchange ->
                        exchange.getMessage().getBody(FileInfo.class).id())
                .containsExactly("abc", "def");
    }

    @Test
    void aHundredFilesTakeOneCall() throws Exception {
        String ids =
                String.join(",", IntStream.range(0, 250).mapToObj(i -> "f" + i).toList());
        watch("filefactory:getFileInfo?fileId=" + ids + "&initialDelay=0");

        awaitTold(250);
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(3);
    }

    @Test
    void whatFailsComesAgainAtTheNextPoll() throws Exception {
        MemoryStateRepository states = new MemoryStateRepository();
        context.getRegistry().bind("states", states);
        told.whenExchangeReceived(1, exchange -> {
            assertThat(states.getState("abc")).isNull();
            throw new IllegalStateException("for now");
        });
        watch("filefactory:getFileInfo?fileId=abc&stateRepository=#states" + FAST);

        awaitTold(2);
        await().untilAsserted(() -> assertThat(states.getState("abc")).isEqualTo("ONLINE"));
        awaitPolls(4);
        assertThat(told.getReceivedCounter()).isEqualTo(2);
    }

    @Test
    void aStateRepositoryOutlivesTheContext() throws Exception {
        Path file = directory.resolve("states.txt");
        context.getRegistry().bind("states", FileStateRepository.fileStateRepository(file.toFile()));
        watch("filefactory:getFileInfo?fileId=abc&stateRepository=#states" + FAST);
        awaitTold(1);
        await().untilAsserted(() -> assertThat(file).content().contains("abc"));
        restartCamel();
        listen();

        context.getRegistry().bind("states", FileStateRepository.fileStateRepository(file.toFile()));
        watch("filefactory:getFileInfo?fileId=abc&stateRepository=#states" + FAST);

        awaitPolls(SERVER.calls("getFileInfo") + 3);
        assertThat(told.getReceivedCounter()).isZero();
    }

    @Test
    void aPollMakesNoMoreMessagesThanItMay() throws Exception {
        watch("filefactory:getFileInfo?fileId=abc,def,ghi&maxMessagesPerPoll=2" + FAST);

        awaitTold(3);
        assertThat(told.getExchanges())
                .extracting(exchange -> exchange.getProperty(Exchange.BATCH_SIZE))
                .containsExactly(2, 2, 1);
        assertThat(told.getExchanges())
                .extracting(exchange -> exchange.getProperty(Exchange.BATCH_INDEX))
                .containsExactly(0, 1, 0);
        assertThat(told.getExchanges())
                .extracting(exchange -> exchange.getProperty(Exchange.BATCH_COMPLETE))
                .containsExactly(false, true, true);
    }

    @Test
    void anEmptyMessageSaysThatNothingHasChanged() throws Exception {
        watch("filefactory:getFileInfo?fileId=abc&sendEmptyMessageWhenIdle=true" + FAST);

        awaitTold(2);
        assertThat(told.getExchanges().get(1).getMessage().getBody()).isNull();
    }

    @Test
    void aPollThatFailsIsTheRoutesMatterIfItWants() throws Exception {
        Path list = directory.resolve("none.txt");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("mock:failed");
                from("filefactory:getFileInfo?bridgeErrorHandler=true&fileId=resource:file:" + list + FAST)
                        .to("mock:told");
            }
        });

        MockEndpoint failed = context.getEndpoint("mock:failed", MockEndpoint.class);
        await().until(() -> failed.getReceivedCounter() >= 1);
        Files.writeString(list, "abc");
        awaitTold(1);
    }

    @Test
    void pollEnrichTakesOne() {
        FileInfo info = context.createConsumerTemplate()
                .receiveBody("filefactory:getFileInfo?fileId=abc&initialDelay=0", 10_000, FileInfo.class);

        assertThat(info.id()).isEqualTo("abc");
    }

    @Test
    void whoPollsAsksTheServiceWhenHeWantsOne() throws Exception {
        ConsumerTemplate template = context.createConsumerTemplate();
        String uri = "filefactory:getFileInfo?fileId=abc,def";

        assertThat(template.receiveBodyNoWait(uri, FileInfo.class).id()).isEqualTo("abc");
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(1);
        assertThat(template.receiveBody(uri, 100, FileInfo.class).id()).isEqualTo("def");
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(2);
        // The next poll would be due in a quarter of an hour, and nobody waits for that.
        assertThat(template.receiveBody(uri, 100)).isNull();
        SERVER.removeFile("def");
        assertThat(template.receiveBodyNoWait(uri, FileInfo.class).status()).isEqualTo(FileStatus.INVALID);
    }

    @Test
    void whoPollsMeetsTheFailureItself() {
        SERVER.failNextWith("getFileInfo", 500, "text/plain", "down", 1);

        assertThatThrownBy(() -> context.createConsumerTemplate()
                        .receiveBodyNoWait("filefactory:getFileInfo?fileId=abc&maxRetries=0"))
                .isInstanceOf(TemporaryFailureException.class);
    }

    @Test
    void whatAPolledExchangeFailsWithComesAgain() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich")
                        .pollEnrich("filefactory:getFileInfo?fileId=abc", 1000)
                        .to("mock:told");
            }
        });
        told.whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("for now");
        });

        for (int i = 0; i < 3; i++) {
            context.createProducerTemplate().send("direct:enrich", exchange -> {});
        }

        assertThat(told.getExchanges())
                .extracting(exchange -> exchange.getMessage().getBody(FileInfo.class))
                .extracting(info -> info == null ? null : info.id())
                .containsExactly("abc", "abc", null);
    }

    @Test
    void aSuspendedRouteAsksNothing() throws Exception {
        watch("filefactory:getFileInfo?fileId=abc" + FAST);
        awaitTold(1);
        context.getRouteController().suspendRoute("watch");
        int calls = SERVER.calls("getFileInfo");
        SERVER.removeFile("abc");
        await().during(Duration.ofMillis(200)).until(() -> SERVER.calls("getFileInfo") == calls);
        context.getRouteController().resumeRoute("watch");

        awaitTold(2);
    }

    @Test
    void aPollStrategyMayTryAgainAtOnce() throws Exception {
        SERVER.failNextWith("getFileInfo", 500, "text/plain", "down", 1);
        context.getRegistry().bind("again", new DefaultPollingConsumerPollStrategy() {
            @Override
            public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
                return true;
            }
        });
        watch("filefactory:getFileInfo?fileId=abc&maxRetries=0&pollStrategy=#again&initialDelay=0");

        awaitTold(1);
    }

    @Test
    void pollsThatFindNothingAreFollowedByFewer() throws Exception {
        watch("filefactory:getFileInfo?fileId=abc&backoffIdleThreshold=2&backoffMultiplier=1000000" + FAST);
        awaitTold(1);

        awaitPolls(3);
        await().during(Duration.ofMillis(200)).until(() -> SERVER.calls("getFileInfo") == 3);
    }

    @Test
    void aGreedyOneAsksAgainAtOnce() throws Exception {
        watch("filefactory:getFileInfo?fileId=abc,def,ghi&maxMessagesPerPoll=1&greedy=true&initialDelay=0");

        awaitTold(3);
    }

    @Test
    void whatIsMarkedForRollbackComesAgain() throws Exception {
        told.whenExchangeReceived(1, exchange -> exchange.setRollbackOnly(true));
        watch("filefactory:getFileInfo?fileId=abc" + FAST);

        awaitTold(2);
    }

    @Test
    void itPollsEveryQuarterOfAnHour() {
        assertThat(context.getEndpoint("filefactory:getFileInfo?fileId=abc", FileFactoryEndpoint.class)
                        .getDelay())
                .isEqualTo(900_000);
    }

    @Test
    void whatCannotBeWatchedStopsTheStart() {
        assertThatThrownBy(() -> watch("filefactory:getMemberInfo"))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasStackTraceContaining("[getFileInfo]");
        assertThatThrownBy(() -> watch("filefactory:getFileInfo")).hasStackTraceContaining("option fileId is missing");
        assertThatThrownBy(() -> watch("filefactory:getFileInfo?fileId=https://example.com/x"))
                .hasStackTraceContaining("option fileId");
        assertThatThrownBy(() -> watch("filefactory:getFileInfo?fileId=abc&maxMessagesPerPoll=-1"))
                .hasStackTraceContaining("maxMessagesPerPoll");
        assertThatThrownBy(() -> watch("filefactory:getFileInfo?fileId=abc&delay=soon"))
                .hasStackTraceContaining("option delay");
    }

    @Test
    void itsHealthAndItsFiguresAreCamels() throws Exception {
        watch("filefactory:getFileInfo?fileId=abc" + FAST);
        awaitTold(1);

        assertThat(
                        HealthCheckHelper.getHealthCheckRepository(context, "consumers", HealthCheckRepository.class)
                                .stream())
                .anyMatch(check -> check.getId().equals("consumer:watch"));
        assertThat(context.getCamelContextExtension()
                        .getContextPlugin(ManagedCamelContext.class)
                        .getManagedConsumer("watch", ManagedSchedulePollConsumerMBean.class)
                        .getDelay())
                .isEqualTo(20);
    }

    private void watch(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("watch").to("mock:told");
            }
        });
    }

    private void awaitTold(int messages) {
        await().untilAsserted(() -> assertThat(told.getReceivedCounter()).isGreaterThanOrEqualTo(messages));
    }

    private static void awaitPolls(int calls) {
        await().until(() -> SERVER.calls("getFileInfo") >= calls);
    }
}
