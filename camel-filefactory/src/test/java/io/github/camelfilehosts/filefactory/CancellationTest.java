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
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.contract.CancellationContract;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancellationTest extends FileFactoryTestSupport implements CancellationContract {

    private static final Content CONTENT = Content.random(4_000_000, 1);

    private final PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
    private final List<SentExchange> all = new ArrayList<>();

    @Override
    public FileFactoryComponent newComponent() {
        return new FileFactoryComponent();
    }

    @Override
    protected void configure(FileFactoryConfiguration options) {
        options.setMaxWait(Duration.ofHours(1));
        SERVER.addFile("abc", "a.bin", CONTENT);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Override
    public List<SentExchange> all() {
        return all;
    }

    /** Sends the ID of the file through a route of these steps. */
    private SentExchange begin(String... steps) throws Exception {
        return begin("abc", List.of(steps));
    }

    private String toDirectory(End end) {
        return "filefactory:download?" + end.option() + "&downloadDirectory=" + directory;
    }

    private void end(End end) throws Exception {
        end(end, TemporaryFailureException.class);
    }

    /** Another context takes the same part up at once. */
    private void takeUp() throws Exception {
        noConnectionIsLeft();
        SERVER.expireLinks();
        restartCamel();
        assertThat(result(File.class, "filefactory:download?downloadDirectory=" + directory, "abc"))
                .hasBinaryContent(CONTENT.toByteArray());
        assertThat(SERVER.rangesAsked("abc"))
                .anySatisfy(range -> assertThat(range).startsWith("bytes=").doesNotStartWith("bytes=0-"));
        assertThat(directory.toFile().list()).containsExactly("a.bin");
    }

    // Downloads to a directory

    @ParameterizedTest
    @EnumSource
    void bytesOnTheirWay(End end) throws Exception {
        SERVER.failDownload("abc", DownloadFault.drip(1_000_000), 99);
        begin(toDirectory(end));
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() > 500_000);

        end(end);

        takeUp();
    }

    @ParameterizedTest
    @EnumSource
    void rangesOnTheirWay(End end) throws Exception {
        SERVER.failDownload("abc", DownloadFault.drip(400_000), 4);
        begin(toDirectory(end) + "&downloadConnections=4");
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() > 1_200_000);

        end(end);

        takeUp();
    }

    @ParameterizedTest
    @EnumSource(names = "INTERRUPT", mode = EnumSource.Mode.EXCLUDE)
    void aServerThatIsSilent(End end) throws Exception {
        SERVER.failDownload("abc", DownloadFault.hangAfter(500_000), 1);
        begin(toDirectory(end));
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() == 500_000);

        end(end);

        takeUp();
    }

    @ParameterizedTest
    @EnumSource
    void aDownloadThatWaitsForARetry(End end) throws Exception {
        SERVER.failDownload("abc", DownloadFault.status(503, 50), 9);
        begin(toDirectory(end));
        await().atMost(PATIENCE).until(() -> SERVER.downloads("abc") == 1);

        end(end);

        assertThat(SERVER.downloads("abc")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aFreeLinksDelay(End end) throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT).linkType("free").delay(50);
        begin(toDirectory(end));
        await().atMost(PATIENCE).until(() -> SERVER.calls("getDownloadLink") == 1);

        end(end);

        assertThat(SERVER.downloads("abc")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aTransferThatWaitsForItsTurn(End end) throws Exception {
        SERVER.addFile("def", "d.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.drip(100_000), 9);
        component.getConfiguration().setMaxConcurrentTransfers(1);
        begin(toDirectory(end));
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() > 0);
        begin(toDirectory(end) + "&fileId=def");
        await().atMost(PATIENCE).until(() -> SERVER.calls("getDownloadLink") == 2);

        end(end);

        assertThat(SERVER.downloads("def")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aDownloadThatWaitsForAnotherOfTheSameFile(End end) throws Exception {
        SERVER.failDownload("abc", DownloadFault.drip(100_000), 9);
        begin(toDirectory(end));
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() > 0);
        begin(toDirectory(end));
        await().atMost(PATIENCE).until(() -> SERVER.calls("getDownloadLink") == 2);

        end(end);

        assertThat(SERVER.downloads("abc")).isEqualTo(1);
    }

    @Test
    void anotherContextThatWaitsForTheSameFileTakesOver() throws Exception {
        SERVER.failDownload("abc", DownloadFault.hangAfter(500_000), 1);
        begin(toDirectory(End.STOP));
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() == 500_000);
        DefaultCamelContext other = new DefaultCamelContext();
        try (other) {
            FileFactoryComponent theirs = new FileFactoryComponent();
            useAccount(theirs.getConfiguration());
            other.addComponent("filefactory", theirs);
            other.start();
            SentExchange waiting = new SentExchange(
                    other,
                    toDirectory(End.STOP),
                    exchange -> exchange.getMessage().setBody("abc"));
            await().atMost(PATIENCE).until(() -> SERVER.calls("getDownloadLink") == 2);

            context.stop();

            assertThat(all.get(0).failure()).isInstanceOf(TemporaryFailureException.class);
            assertThat(waiting.end().getMessage().getBody(File.class)).hasBinaryContent(CONTENT.toByteArray());
        }
        assertThat(SERVER.rangesAsked("abc")).containsExactly("bytes=500000-");
    }

    // HostedFile

    @Test
    void aStreamThatIsBeingReadEndsWhenTheContextStops() throws Exception {
        SERVER.failDownload("abc", DownloadFault.drip(100_000), 9);
        SentExchange sent = begin("filefactory:download", "file:" + directory + "?tempPrefix=.incoming-");
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() > 0);

        context.stop();

        assertThat(sent.end().getException(TemporaryFailureException.class)).hasMessageContaining("'abc'");
        assertThat(sent.callbacks()).isEqualTo(1);
        assertThat(directory.resolve("a.bin")).doesNotExist();
        noConnectionIsLeft();
    }

    // What is not Camel's

    /** The client is the user's, and stays open: what we do with it ends all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {"filefactory:getFileInfo", "filefactory:download?downloadDirectory=", "filefactory:download"})
    void aClientOfTheUsersHasAllItsConnectionsBack(String uri) throws Exception {
        component.stop();
        component.setHttpClient(HttpClients.custom().setConnectionManager(pool).build());
        component.start();
        succeed("filefactory:getMemberInfo", null);
        if (uri.contains("download")) {
            SERVER.failDownload("abc", DownloadFault.hangAfter(500_000), 1);
            begin(uri.endsWith("=") ? uri + directory : uri, "file:" + directory.resolve("out"));
            await().atMost(PATIENCE).until(() -> SERVER.bytesServed() == 500_000);
        } else {
            SERVER.latency(Duration.ofSeconds(3));
            begin(uri);
            await().atMost(PATIENCE).until(() -> SERVER.calls("getFileInfo") == 1);
        }
        assertThat(pool.getTotalStats().getLeased()).isEqualTo(1);

        context.stop();

        assertThat(all.get(0).failure()).isNotNull();
        assertThat(pool.getTotalStats().getLeased()).isZero();
        noThreadIsLeft();
    }
}
