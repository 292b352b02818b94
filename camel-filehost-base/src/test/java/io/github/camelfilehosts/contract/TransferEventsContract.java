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
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.TransferEvent;
import io.github.camelfilehosts.secrets.SuiteLog;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.MdcOfTests;

/** What Camel's event notifiers hear of transfers, and the line that the log has of each one's end. */
public interface TransferEventsContract extends ComponentTest {

    Content CONTENT = Content.random(300_000, 5);

    List<TransferEvent> HEARD = new CopyOnWriteArrayList<>();
    List<String> ROUTES_IN_MDC = new CopyOnWriteArrayList<>();

    /** In a file name, so that the log's lines can be told apart. */
    String NAME = "events-" + UUID.randomUUID() + ".bin";

    @BeforeEach
    default void listen() throws Exception {
        MdcOfTests.use();
        HEARD.clear();
        ROUTES_IN_MDC.clear();
        addFile("abc", NAME, CONTENT);
        context().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof TransferEvent ours) {
                    HEARD.add(ours);
                    ROUTES_IN_MDC.add(String.valueOf(MDC.get("whose")));
                }
            }
        });
    }

    /** The line that says how it ended, of the last one. */
    default String line() throws IOException {
        List<String> lines = Files.readString(SuiteLog.LOG, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.contains(" INFO io.github.camelfilehosts.transfers "))
                .filter(line -> line.contains(NAME))
                .toList();
        return lines.get(lines.size() - 1);
    }

    private byte[] read() throws IOException {
        try (InputStream in = result(HostedFile.class, downloadUri(), "abc").open()) {
            return in.readAllBytes();
        }
    }

    private static <T> T heard(Class<T> type) {
        return HEARD.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    default void aDownloadIsStartedAndCompleted() throws IOException {
        String uri = downloadUri() + "?downloadDirectory=" + directory();
        MDC.put("whose", "mine");
        Exchange exchange = succeed(uri, "abc");
        MDC.remove("whose");

        assertThat(HEARD.get(0)).isInstanceOf(TransferEvent.Started.class);
        assertThat(HEARD.get(HEARD.size() - 1)).isInstanceOf(TransferEvent.Completed.class);
        assertThat(HEARD).allSatisfy(event -> {
            assertThat(event.getSource()).isSameAs(context());
            assertThat(event.getType()).isEqualTo(CamelEvent.Type.Custom);
            assertThat(event.getTimestamp()).isPositive();
            assertThat(event.getTransfer().fileId()).isEqualTo("abc");
            assertThat(event.getTransfer().exchangeId()).isEqualTo(exchange.getExchangeId());
            assertThat(event.toString()).contains(event.getClass().getSimpleName(), "fileId=abc");
        });
        TransferEvent.Completed end = heard(TransferEvent.Completed.class);
        assertThat(end.getBytes()).isEqualTo(300_000);
        assertThat(end.getTime()).isPositive();
        assertThat(end.getResumed()).isZero();
        assertThat(end.isInstant()).isFalse();
        assertThat(end.isSkipped()).isFalse();
        assertThat(ROUTES_IN_MDC).containsOnly("mine");
        assertThat(line())
                .contains(
                        words().scheme() + " download: transfer 'abc' of '" + NAME + "' is complete: 300000 bytes in ")
                .matches(".* in \\d+\\.\\d\\d s, \\d+\\.\\d\\d MB/s, resumed 0");
    }

    @Test
    default void whatIsResumedSaysHowOften() throws IOException {
        server().failDownload("abc", DownloadFault.resetAfter(100_000), 2);

        succeed(downloadUri() + "?retryDelay=1&downloadDirectory=" + directory(), "abc");

        assertThat(heard(TransferEvent.Completed.class).getResumed()).isEqualTo(2);
        assertThat(line()).endsWith("resumed 2");
    }

    @Test
    default void progressIsToldNowAndThen() throws IOException {
        server().failDownload("abc", DownloadFault.drip(300_000), 1);

        assertThat(read()).hasSize(300_000);

        List<TransferEvent> progress =
                HEARD.stream().filter(TransferEvent.Progress.class::isInstance).toList();
        assertThat(progress)
                .hasSizeBetween(
                        1,
                        1
                                + (int) (heard(TransferEvent.Completed.class)
                                                .getTime()
                                                .toMillis()
                                        / 250));
        assertThat(progress)
                .extracting(event -> ((TransferEvent.Progress) event).getBytes())
                .isSorted()
                .allMatch(bytes -> bytes > 0 && bytes <= 300_000);
    }

    @Test
    default void whatFailsSaysWhy() throws IOException {
        server().failDownload("abc", DownloadFault.corruptAt(5), 9);

        assertThat(catchThrowable(this::read)).isNotNull();

        TransferEvent.Failed end = heard(TransferEvent.Failed.class);
        assertThat(end.getCause()).isInstanceOf(CorruptTransferException.class);
        assertThat(end.getTime()).isPositive();
        assertThat(end.getResumed()).isZero();
        assertThat(line()).contains(" ended early, after ").contains("has MD5");
    }

    @Test
    default void soDoesAStreamThatItsReaderClosesEarly() throws IOException {
        try (InputStream in = result(HostedFile.class, downloadUri(), "abc").open()) {
            assertThat(in.read()).isNotNegative();
        }

        assertThat(heard(TransferEvent.Failed.class).getCause()).isInstanceOf(IOException.class);
        assertThat(heard(TransferEvent.Failed.class).getBytes()).isPositive();
        assertThat(line()).contains("closed by its reader");
    }

    @Test
    default void aNotifierThatFailsFailsNoTransfer() throws IOException {
        context().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof TransferEvent) {
                    throw new NoClassDefFoundError("io/example/Meter");
                }
            }
        });

        assertThat(read()).hasSize(300_000);
    }

    @Test
    default void oneThatWantsNoneIsToldOfNone() throws IOException {
        context().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public boolean isEnabled(CamelEvent event) {
                return !(event instanceof TransferEvent);
            }

            @Override
            public void notify(CamelEvent event) {
                if (event instanceof TransferEvent) {
                    HEARD.clear();
                }
            }
        });

        assertThat(read()).hasSize(300_000);
        assertThat(HEARD).isNotEmpty();
    }
}
