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
package io.github.camelfilehosts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.SentExchange;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.internal.camel.FileHostConfiguration;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One call and one transfer at a time, on either side: many files from one to the other, and none waits for ever. */
class OneAtATimeTest extends BothServices {

    private static final int FILES = 10;

    @BeforeEach
    void start() throws Exception {
        limit(fileFactory);
        limit(alfaFile);
        ALFA_FILE.instantUploads(false).processingPolls(1);
        for (int i = 0; i < FILES; i++) {
            FILE_FACTORY.addFile("f" + i, i + ".bin", Content.random(100_000, i));
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mirror").to("filefactory:download").to("alfafile:upload");
                from("direct:mirrorFiles")
                        .to("filefactory:download?downloadDirectory=" + directory)
                        .to("alfafile:upload");
            }
        });
        context.start();
    }

    private static void limit(FileHostConfiguration options) {
        options.setMaxConcurrentRequests(1);
        options.setMaxConcurrentTransfers(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:mirror", "direct:mirrorFiles"})
    void allEnd(String route) throws Exception {
        sendAll(route);
    }

    /** Each fresh link costs a call, in the midst of a transfer. */
    @Test
    void allEndWhoseLinksExpireOnTheWay() throws Exception {
        for (int i = 0; i < FILES; i++) {
            FILE_FACTORY.failDownload("f" + i, DownloadFault.expired(), 1);
            FILE_FACTORY.failDownload("f" + i, DownloadFault.resetAfter(50_000), 1);
        }

        sendAll("direct:mirror");
    }

    private void sendAll(String route) throws Exception {
        List<SentExchange> all = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            String id = "f" + i;
            all.add(new SentExchange(
                    context, route, exchange -> exchange.getMessage().setBody(id)));
        }
        for (SentExchange sent : all) {
            Exchange end = sent.end();
            assertThat(end.getException()).isNull();
            assertThat(end.getMessage().getBody()).isInstanceOf(AlfaFile.class);
            assertThat(sent.callbacks()).isEqualTo(1);
        }
        assertThat(ALFA_FILE.maxConcurrentCalls()).isEqualTo(1);
        assertThat(ALFA_FILE.maxConcurrentUploads()).isEqualTo(1);
    }
}
