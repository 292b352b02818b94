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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.SentExchange;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One call and one transfer at a time: many exchanges that need both, in all orders, and none waits for another for
 * ever.
 */
class OneAtATimeTest extends AlfaFileTestSupport {

    private static final int FILES = 10;
    private static final int SIZE = 100_000;

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setMaxConcurrentRequests(1);
        options.setMaxConcurrentTransfers(1);
        SERVER.instantUploads(false).processingPolls(1);
    }

    @BeforeEach
    void addFiles() {
        for (int i = 0; i < FILES; i++) {
            SERVER.addFile("F" + i, i + ".bin", Content.random(SIZE, i));
        }
    }

    @Override
    protected RouteBuilder routes() {
        String out = directory.resolve("out").toString();
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:copy").to("alfafile:download").to("alfafile:upload");
                from("direct:fetch")
                        .to("alfafile:download?downloadDirectory=" + out)
                        .to("alfafile:upload");
                from("direct:callers")
                        .to("alfafile:download?synchronous=true&downloadDirectory=" + out)
                        .to("alfafile:upload?synchronous=true");
                from("direct:mixed")
                        .to("alfafile:download?downloadDirectory=" + out)
                        .to("alfafile:upload?synchronous=true");
                from("direct:transacted")
                        .process(exchange -> exchange.getExchangeExtension().setTransacted(true))
                        .to("direct:fetch");
                from("direct:split")
                        .split(body().tokenize(","))
                        .parallelProcessing()
                        .to("direct:copy", "mock:done");
                from("direct:multicast")
                        .multicast()
                        .parallelProcessing()
                        .to("direct:copy", "direct:fetch", "direct:mixed", "direct:callers");
                from("seda:queue?concurrentConsumers=10&pollTimeout=50")
                        .to("direct:fetch")
                        .to("mock:done");
                // The first endpoint that uses the account decides.
                from("direct:wide")
                        .to("alfafile:download?maxConcurrentTransfers=10&maxConcurrentRequests=10")
                        .to("alfafile:upload");
                from("direct:twice")
                        .to("direct:copy")
                        .process(exchange -> exchange.getMessage().setBody(uploadAgain(exchange)));
                from("direct:failing")
                        .onException(FileHostException.class)
                        .handled(true)
                        .process(exchange -> exchange.getMessage().setBody(uploadAgain(exchange)))
                        .end()
                        .to("alfafile:upload?fileName=bad.bin&folderId=Nope");
            }

            /** The rest of a route that waits for another upload of its own. */
            private AlfaFile uploadAgain(Exchange exchange) {
                return template.requestBodyAndHeader(
                        "alfafile:upload",
                        "note on " + exchange.getExchangeId(),
                        AlfaFileConstants.NAME,
                        exchange.getExchangeId() + ".txt",
                        AlfaFile.class);
            }
        };
    }

    private void sendAll(String route, String ids) throws Exception {
        List<SentExchange> all = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            String id = ids + i;
            all.add(new SentExchange(
                    context, route, exchange -> exchange.getMessage().setBody(id)));
        }
        for (SentExchange sent : all) {
            assertThat(succeeded(AlfaFile.class, sent.end())).isNotNull();
            assertThat(sent.callbacks()).isEqualTo(1);
        }
    }

    private void oneAtATime() {
        assertThat(SERVER.maxConcurrentCalls()).isEqualTo(1);
        assertThat(SERVER.maxConcurrentUploads()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "direct:copy",
                "direct:fetch",
                "direct:callers",
                "direct:mixed",
                "direct:transacted",
                "direct:multicast",
                "direct:twice"
            })
    void allEnd(String route) throws Exception {
        sendAll(route, "F");

        oneAtATime();
    }

    @Test
    void allPartsOfASplitEnd() throws Exception {
        MockEndpoint done = context.getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(FILES);

        template.sendBody(
                "direct:split", IntStream.range(0, FILES).mapToObj(i -> "F" + i).collect(Collectors.joining(",")));

        done.assertIsSatisfied();
        oneAtATime();
    }

    @Test
    void allConsumersOfAQueueGetOn() throws Exception {
        MockEndpoint done = context.getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(FILES);

        for (int i = 0; i < FILES; i++) {
            template.sendBody("seda:queue", "F" + i);
        }

        done.assertIsSatisfied();
        oneAtATime();
    }

    /** Each fresh link costs a call, in the midst of a transfer. */
    @Test
    void allEndWhoseLinksExpireOnTheWay() throws Exception {
        for (int i = 0; i < FILES; i++) {
            SERVER.failDownload("F" + i, DownloadFault.expired(), 1);
            SERVER.failDownload("F" + i, DownloadFault.resetAfter(50_000), 1);
        }

        sendAll("direct:copy", "F");

        oneAtATime();
    }

    /** As many uploads as there are connections, and each reads from a download. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allEndThoughConnectionsAreFewerThanTransfers(boolean perHost) throws Exception {
        component.stop();
        if (perHost) {
            component.setConnectionsPerRoute(3);
        } else {
            component.setMaxTotalConnections(3);
        }
        component.start();

        sendAll("direct:wide", "F");

        assertThat(SERVER.maxConcurrentUploads()).isBetween(2, 3);
    }

    @Test
    void whatFollowsAFailureMayUseTheSlot() throws Exception {
        sendAll("direct:failing", "text ");

        assertThat(SERVER.callsOf("file/upload")).hasSize(2 * FILES);
    }

    @Test
    void allEndOnAnAccountOfOnePipe() throws Exception {
        SERVER.parallelUploads(1);

        sendAll("direct:wide", "F");

        assertThat(SERVER.maxConcurrentUploads()).isEqualTo(1);
    }
}
