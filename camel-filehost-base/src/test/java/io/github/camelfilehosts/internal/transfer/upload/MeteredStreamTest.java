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
package io.github.camelfilehosts.internal.transfer.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.transfer.Permission;
import io.github.camelfilehosts.internal.transfer.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeteredStreamTest {

    private final Progress progress = new Progress(
            null,
            new Transfer("host", "upload", "id", "name", 10, "exchange", "route"),
            Meters.Direction.UP,
            new RecordingSleeper().context(Duration.ZERO));

    private Instant now = Instant.EPOCH;

    private int toldOfTheLast;

    private MeteredStream metered(InputStream in) {
        CallContext context = new RecordingSleeper().context(Duration.ZERO);
        return new MeteredStream(in, 10, progress, Permission.FREE, () -> toldOfTheLast++, context, () -> now);
    }

    @Test
    void tellsBeforeTheLastBytesAreHandedOut() throws Exception {
        MeteredStream in = metered(new ByteArrayInputStream(new byte[10]));

        in.readNBytes(9);
        assertThat(toldOfTheLast).isZero();
        in.readAllBytes();
        assertThat(toldOfTheLast).isOne();
    }

    @Test
    void tellsBeforeTheEndOfWhatHasNoBytes() throws Exception {
        CallContext context = new RecordingSleeper().context(Duration.ZERO);
        InputStream in = new MeteredStream(
                InputStream.nullInputStream(), 0, progress, Permission.FREE, () -> toldOfTheLast++, context, () -> now);

        in.readAllBytes();
        assertThat(toldOfTheLast).isOne();
    }

    @Test
    void passesOnAsManyBytesAsAnnounced() throws Exception {
        MeteredStream in = metered(new ByteArrayInputStream(new byte[10]));

        assertThat(in.read()).isZero();
        assertThat(in.count()).isEqualTo(1);
        assertThat(in.readAllBytes()).hasSize(9);
        assertThat(in.count()).isEqualTo(10);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void knowsHowLongNobodyHasReadOn() throws Exception {
        MeteredStream in = metered(new ByteArrayInputStream(new byte[10]));
        now = now.plusSeconds(3);
        assertThat(in.idle()).isEqualTo(Duration.ofSeconds(3));

        in.readAllBytes();
        now = now.plusSeconds(2);
        // The end holds no bytes.
        assertThat(in.read()).isEqualTo(-1);

        assertThat(in.idle()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 11, 5000})
    void refusesABodyThatHasChangedMeanwhile(int actual) {
        MeteredStream in = metered(new ByteArrayInputStream(new byte[actual]));

        assertThatThrownBy(in::readAllBytes)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("announced with 10 bytes");
        assertThat(in.count()).isLessThanOrEqualTo(10);
    }

    @Test
    void aBodyThatCannotBeReadIsNoTroubleOfTheConnection() {
        IOException disk = new IOException("disk");
        MeteredStream in = metered(new InputStream() {
            @Override
            public int read() throws IOException {
                throw disk;
            }
        });

        assertThatThrownBy(in::readAllBytes)
                .isInstanceOf(InvalidRequestException.class)
                .hasCause(disk)
                .hasMessageContaining("byte 0");
    }

    @Test
    void whatStoppedAFileAtAHostIsThrownAsItIs() {
        FileHostException stopped = new RateLimitedException(
                Failure.of("other", "download", "too busy").withCode(717).withRetryAfter(Duration.ofMinutes(5)));
        MeteredStream in = metered(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("as something between them says it", new IOException(stopped));
            }
        });

        assertThatThrownBy(in::readAllBytes).isSameAs(stopped);
    }

    @Test
    void anInterruptedThreadReadsNoFurther() throws Exception {
        ByteArrayInputStream body = new ByteArrayInputStream(new byte[10]);
        MeteredStream in = metered(body);
        in.readNBytes(4);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> in.readNBytes(4))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("interrupted after byte 4 of 10");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(body.available()).isEqualTo(6);
    }

    @Test
    void aFileThatIsReadWhenTheInterruptComesIsNotBlamed() {
        MeteredStream in = metered(new InputStream() {
            @Override
            public int read() throws IOException {
                Thread.currentThread().interrupt();
                throw new ClosedByInterruptException();
            }
        });

        assertThatThrownBy(in::read).isInstanceOf(TemporaryFailureException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    static Stream<Throwable> whatAStreamMayThrow() {
        return Stream.of(
                new IllegalStateException("closed by its owner"), new NoClassDefFoundError("io/example/Cipher"));
    }

    @ParameterizedTest
    @MethodSource("whatAStreamMayThrow")
    void aBodyThatThrowsWhatNoStreamShouldIsABodyThatCannotBeRead(Throwable thrown) {
        MeteredStream in = metered(new InputStream() {
            @Override
            public int read() {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) thrown;
            }
        });

        assertThatThrownBy(in::read)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("could not be read after byte 0")
                .hasRootCause(thrown);
    }
}
