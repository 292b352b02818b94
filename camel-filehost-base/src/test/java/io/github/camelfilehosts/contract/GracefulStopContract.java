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

import io.github.camelfilehosts.SentExchange;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.File;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends well within Camel's shutdown time-out may do so, when the context stops, or a route. */
public interface GracefulStopContract extends ComponentTest {

    /** For a machine that has other work. */
    Duration PATIENCE = Duration.ofSeconds(30);

    Content CONTENT = Content.random(4_000_000, 1);

    /** Takes more than a second. */
    DownloadFault SLOWLY = DownloadFault.drip(3_000_000);

    @BeforeEach
    default void addRoutes() throws Exception {
        // Camel's default.
        context().getShutdownStrategy().setTimeout(45);
        addFile("abc", "a.bin", CONTENT);
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String download = downloadUri() + "?downloadDirectory=" + directory();
                from("direct:info").routeId("info").to(infoUri());
                from("direct:one").routeId("one").to(download);
                from("direct:several").to(download + "&downloadConnections=4");
                from("direct:caller").to(download + "&synchronous=true");
                from("direct:read").to(downloadUri()).to("file:" + directory() + "?tempPrefix=.incoming-");
            }
        });
    }

    /** Sends the file's ID. */
    default SentExchange begin(String uri) throws Exception {
        return new SentExchange(
                context(), uri, exchange -> exchange.getMessage().setBody("abc"));
    }

    default void assertArrived(SentExchange sent) throws Exception {
        assertThat((Throwable) sent.failure()).isNull();
        assertThat(directory().resolve("a.bin")).hasBinaryContent(CONTENT.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({"direct:one", "direct:several", "direct:caller", "direct:read"})
    default void bytesArrive(String route) throws Exception {
        server().failDownload("abc", SLOWLY, 99);
        SentExchange sent = begin(route);
        await().atMost(PATIENCE).until(() -> server().bytesServed() > 0);
        assertThat(sent.isDone()).isFalse();

        context().stop();

        assertArrived(sent);
    }

    @Test
    default void aRetryIsWaitedForAndMade() throws Exception {
        server().failNextWith(words().infoMethod(), 503, "text/html", "", Map.of("Retry-After", "1"), 1);
        SentExchange sent = begin("direct:info");
        await().atMost(PATIENCE).until(() -> server().calls(words().infoMethod()) == 1);

        context().stop();

        assertThat((Throwable) sent.failure()).isNull();
        assertThat(sent.end().getMessage().getBody()).isNotEqualTo("abc");
        assertThat(server().calls(words().infoMethod())).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:one", "direct:read"})
    default void aBrokenDownloadIsResumed(String route) throws Exception {
        server().failDownload("abc", DownloadFault.resetAfter(1_000_000), 1);
        server().failDownload("abc", DownloadFault.status(503, 1), 1);
        SentExchange sent = begin(route);
        await().atMost(PATIENCE).until(() -> server().downloads("abc") == 2);

        context().stop();

        assertArrived(sent);
    }

    @Test
    default void aRouteThatStopsWaitsToo() throws Exception {
        server().failDownload("abc", SLOWLY, 1);
        SentExchange sent = begin("direct:one");
        await().atMost(PATIENCE).until(() -> server().bytesServed() > 0);

        context().getRouteController().stopRoute("one");

        assertThat(sent.isDone()).isTrue();
        assertThat(sent.end().getMessage().getBody(File.class)).hasBinaryContent(CONTENT.toByteArray());
        succeed("direct:info", "abc");
    }

    @Test
    default void whatARouteDoesNotWaitForGoesOn() throws Exception {
        server().failDownload("abc", SLOWLY, 1);
        SentExchange sent = begin("direct:one");
        await().atMost(PATIENCE).until(() -> server().bytesServed() > 0);

        context().getRouteController().stopRoute("one", 100, TimeUnit.MILLISECONDS);

        assertThat(sent.isDone()).isFalse();
        assertThat(sent.end().getMessage().getBody(File.class)).hasBinaryContent(CONTENT.toByteArray());
        assertThat(sent.callbacks()).isEqualTo(1);
    }

    @Test
    default void aSuspendedContextGoesOnAfterwards() throws Exception {
        server().failDownload("abc", SLOWLY, 1);
        SentExchange sent = begin("direct:one");
        await().atMost(PATIENCE).until(() -> server().bytesServed() > 0);

        context().suspend();
        assertThat(sent.isDone()).isTrue();
        context().resume();

        assertThat((Throwable) sent.failure()).isNull();
        succeed("direct:info", "abc");
        assertThat(server().calls(words().loginMethod())).isEqualTo(1);
    }
}
