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

import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.MdcOfTests;

/** Each log line and each callback on our threads can be told from those of other exchanges. */
class WhoseItIsTest extends FileFactoryTestSupport {

    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final Set<String> exchangesInMdc = ConcurrentHashMap.newKeySet();
    private final Set<String> routesInMdc = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Transfer> transfer = new AtomicReference<>();

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                getContext().setUseMDCLogging(true);
                from("direct:mirror")
                        .routeId("mirror")
                        .toD("filefactory:download?transferListener=#listener&downloadConnections=4&downloadDirectory="
                                + directory);
            }
        };
    }

    @BeforeAll
    static void useMdc() {
        MdcOfTests.use();
    }

    @BeforeEach
    void bindListener() {
        context.getRegistry().bind("listener", new TransferListener() {
            @Override
            public void started(Transfer started) {
                note();
                transfer.set(started);
            }

            @Override
            public void transferred(Transfer of, long bytes) {
                note();
            }

            @Override
            public void completed(Transfer completed) {
                note();
            }
        });
    }

    private void note() {
        threads.add(Thread.currentThread().getName());
        exchangesInMdc.add(String.valueOf(MDC.get("camel.exchangeId")));
        routesInMdc.add(String.valueOf(MDC.get("camel.routeId")));
    }

    @Test
    void ourThreadsCarryTheMdcOfTheExchangeThroughRangesAndRetries() {
        SERVER.addFile("abc", "a.bin", Content.random(8_000_000, 1));
        SERVER.failDownload("abc", DownloadFault.resetAfter(100_000), 2);

        Exchange exchange = succeed("direct:mirror", "abc");

        assertThat(threads).isNotEmpty().allMatch(name -> name.contains("filefactory-transfer"));
        assertThat(exchangesInMdc).containsExactly(exchange.getExchangeId());
        assertThat(routesInMdc).containsExactly("mirror");
    }

    @Test
    void aTransferKnowsItsExchangeAndItsRoute() {
        SERVER.addFile("abc", "a.bin", Content.random(1_000, 1));

        Exchange exchange = succeed("direct:mirror", "abc");

        assertThat(transfer.get().exchangeId()).isEqualTo(exchange.getExchangeId());
        assertThat(transfer.get().routeId()).isEqualTo("mirror");
    }
}
