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
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.SentExchange;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.File;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends well within Camel's shutdown time-out may do so, when the context stops, or a route. */
class GracefulStopTest extends FileFactoryTestSupport {

    /** For a machine that has other work. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Content CONTENT = Content.random(4_000_000, 1);

    /** Takes more than a second. */
    private static final DownloadFault SLOWLY = DownloadFault.drip(3_000_000);

    @Override
    public FileFactoryComponent newComponent() {
        return new FileFactoryComponent();
    }

    @Override
    protected void configure(FileFactoryConfiguration options) {
        context.getShutdownStrategy().setTimeout(45);
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:info").routeId("info").to("filefactory:getFileInfo");
                from("direct:one").routeId("one").to("filefactory:download?downloadDirectory=" + directory);
                from("direct:several").to("filefactory:download?downloadConnections=4&downloadDirectory=" + directory);
                from("direct:caller").to("filefactory:download?synchronous=true&downloadDirectory=" + directory);
                from("direct:read").to("filefactory:download").to("file:" + directory + "?tempPrefix=.incoming-");
            }
        };
    }

    private SentExchange begin(String uri) throws Exception {
        return new SentExchange(context, uri, exchange -> exchange.getMessage().setBody("abc"));
    }

    @ParameterizedTest
    @CsvSource({"direct:one", "direct:several", "direct:caller", "direct:read"})
    void bytesArrive(String route) throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", SLOWLY, 99);
        SentExchange sent = begin(route);
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() > 0);
        assertThat(sent.isDone()).isFalse();

        context.stop();

        assertThat(sent.failure()).isNull();
        assertThat(directory.resolve("a.bin")).hasBinaryContent(CONTENT.toByteArray());
    }

    @Test
    void aRetryIsWaitedForAndMade() throws Exception {
        SERVER.failNextWith("getFileInfo", 503, "text/html", "", Map.of("Retry-After", "1"), 1);
        SentExchange sent = begin("direct:info");
        await().atMost(PATIENCE).until(() -> SERVER.calls("getFileInfo") == 1);

        context.stop();

        assertThat(sent.end().getMessage().getBody()).isInstanceOf(FileInfoList.class);
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:one", "direct:read"})
    void aBrokenDownloadIsResumed(String route) throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.resetAfter(1_000_000), 1);
        SERVER.failDownload("abc", DownloadFault.status(503, 1), 1);
        SentExchange sent = begin(route);
        await().atMost(PATIENCE).until(() -> SERVER.downloads("abc") == 2);

        context.stop();

        assertThat(sent.failure()).isNull();
        assertThat(directory.resolve("a.bin")).hasBinaryContent(CONTENT.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:one", "direct:read"})
    void aFreeLinksDelayIsServed(String route) throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT).linkType("free").delay(1);
        SentExchange sent = begin(route);
        await().atMost(PATIENCE).until(() -> SERVER.calls("getDownloadLink") == 1);

        context.stop();

        assertThat(sent.failure()).isNull();
        assertThat(directory.resolve("a.bin")).hasBinaryContent(CONTENT.toByteArray());
    }

    @Test
    void aRouteThatStopsWaitsToo() throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", SLOWLY, 1);
        SentExchange sent = begin("direct:one");
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() > 0);

        context.getRouteController().stopRoute("one");

        assertThat(sent.isDone()).isTrue();
        assertThat(sent.end().getMessage().getBody(File.class)).hasBinaryContent(CONTENT.toByteArray());
        succeed("direct:info", "abc");
    }

    @Test
    void whatARouteDoesNotWaitForGoesOn() throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", SLOWLY, 1);
        SentExchange sent = begin("direct:one");
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() > 0);

        context.getRouteController().stopRoute("one", 100, TimeUnit.MILLISECONDS);

        assertThat(sent.isDone()).isFalse();
        assertThat(sent.end().getMessage().getBody(File.class)).hasBinaryContent(CONTENT.toByteArray());
        assertThat(sent.callbacks()).isEqualTo(1);
    }

    @Test
    void aSuspendedContextGoesOnAfterwards() throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", SLOWLY, 1);
        SentExchange sent = begin("direct:one");
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() > 0);

        context.suspend();
        assertThat(sent.isDone()).isTrue();
        context.resume();

        assertThat(sent.failure()).isNull();
        succeed("direct:info", "abc");
        assertThat(SERVER.logins()).isEqualTo(1);
    }
}
