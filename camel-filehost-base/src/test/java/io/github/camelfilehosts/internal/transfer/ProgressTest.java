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
package io.github.camelfilehosts.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.internal.meter.Meters.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Transfer TRANSFER = new Transfer("host", "download", "id", "name", 100, "exchange", "route");

    private final List<String> heard = new ArrayList<>();
    private final Progress progress = new Progress(
            new TransferListener() {
                @Override
                public void started(Transfer transfer) {
                    heard.add("started");
                }

                @Override
                public void transferred(Transfer transfer, long bytes) {
                    heard.add("transferred " + bytes);
                }

                @Override
                public void completed(Transfer transfer) {
                    heard.add("completed");
                }

                @Override
                public void failed(Transfer transfer, Throwable cause) {
                    heard.add("failed " + cause.getMessage());
                }
            },
            TRANSFER,
            Direction.DOWN,
            new RecordingSleeper().context(Duration.ZERO));

    @Test
    void tellsOfStartAndEndOnce() {
        progress.started(0);
        progress.started(0);
        progress.completed(100);
        progress.completed(100);
        progress.failed(new IllegalStateException("late"));

        assertThat(heard).containsExactly("started", "transferred 100", "completed");
    }

    @Test
    void tellsOfAFailureOnce() {
        progress.started(0);
        progress.failed(new IllegalStateException("broken"));
        progress.failed(new IllegalStateException("again"));
        progress.completed(100);

        assertThat(heard).containsExactly("started", "failed broken");
    }

    @Test
    void whatNeverStartedNeverEnds() {
        progress.completed(0);
        progress.failed(new IllegalStateException("broken"));

        assertThat(heard).isEmpty();
    }

    @Test
    void tellsOfBytesAFewTimesASecondAtMost() {
        progress.started(0);
        long start = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
            progress.transferred(i);
        }
        long quarters = (System.nanoTime() - start) / 250_000_000L;

        assertThat(heard.size() - 1).isLessThanOrEqualTo((int) quarters + 1);
    }

    @Test
    void aListenerThatFailsDoesNotFailTheTransfer() {
        Progress failing = new Progress(
                new TransferListener() {
                    @Override
                    public void started(Transfer transfer) {
                        throw new IllegalStateException("a listener's bug");
                    }

                    @Override
                    public void completed(Transfer transfer) {
                        heard.add("completed");
                        throw new IllegalStateException("a listener's bug");
                    }
                },
                TRANSFER,
                Direction.DOWN,
                new RecordingSleeper().context(Duration.ZERO));

        failing.started(0);
        failing.completed(1);
        assertThat(heard).containsExactly("completed");
    }

    @Test
    void nobodyNeedListen() {
        Progress unheard = new Progress(null, TRANSFER, Direction.DOWN, new RecordingSleeper().context(Duration.ZERO));
        unheard.started(0);
        unheard.transferred(1);
        unheard.completed(1);
        unheard.failed(new IllegalStateException("late"));
        assertThat(heard).isEmpty();
    }

    @Test
    void aListenerThatThrowsAnErrorEndsNothingButItself() {
        AtomicInteger told = new AtomicInteger();
        Progress unheard = new Progress(
                new TransferListener() {
                    @Override
                    public void started(Transfer transfer) {
                        told.incrementAndGet();
                        throw new NoClassDefFoundError("io/example/Meter");
                    }

                    @Override
                    public void completed(Transfer transfer) {
                        told.incrementAndGet();
                        throw new StackOverflowError();
                    }
                },
                TRANSFER,
                Direction.DOWN,
                new RecordingSleeper().context(Duration.ZERO));

        assertThatCode(() -> {
                    unheard.started(0);
                    unheard.completed(100);
                })
                .doesNotThrowAnyException();
        assertThat(told).hasValue(2);
    }
}
