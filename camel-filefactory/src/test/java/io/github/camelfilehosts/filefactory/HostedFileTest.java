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

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The handle that download puts in the body: nothing is fetched until somebody reads, and what is read is checked. */
class HostedFileTest extends FileFactoryTestSupport {

    private static final Content CONTENT = Content.random(300_000, 1);

    @Test
    void tellsFactsAndFetchesNothing() {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);

        Message message = succeed("filefactory:download", "abc").getMessage();

        HostedFile file = message.getBody(HostedFile.class);
        assertThat(file.name()).isEqualTo("Tulips.jpg");
        assertThat(file.size()).isEqualTo(300_000);
        assertThat(file.md5()).isEqualTo(CONTENT.md5());
        assertThat(file).isInstanceOf(WrappedFile.class);
        assertThat(file.getBody()).isSameAs(file);
        assertThat(file.getFileLength()).isEqualTo(300_000);
        assertThat(file.toString()).contains("abc", "Tulips.jpg").doesNotContain(SERVER.streamUrl());
        assertThat(message.getHeader(Exchange.FILE_NAME)).isEqualTo("Tulips.jpg");
        assertThat(message.getHeader(Exchange.FILE_LENGTH)).isEqualTo(300_000L);
        assertThat(message.getHeader(FileFactoryConstants.LINK_TYPE)).isEqualTo("PREMIUM");
        assertThat(message.getHeader(FileFactoryConstants.MD5)).isEqualTo(CONTENT.md5());
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(1);
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(1);
        assertThat(SERVER.streamRequests()).isEmpty();
    }

    @Test
    void headersOfWhatIsUnknownAreTakenOff() {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT).md5(null);

        Message message = succeed("filefactory:download", "abc", Map.of(FileFactoryConstants.MD5, "of another file"))
                .getMessage();

        assertThat(message.getHeader(FileFactoryConstants.MD5)).isNull();
        assertThat(message.getBody(HostedFile.class).md5()).isNull();
    }

    @Test
    void theNameIsSafeInTheHeaderAndAsItIsInTheHandle() {
        SERVER.addFile("abc", "..\\..\\a/b\u0007\u202Egpj.exe", CONTENT);
        SERVER.addFile("def", "", CONTENT);

        Message message = succeed("filefactory:download", "abc").getMessage();
        Message nameless = succeed("filefactory:download", "def").getMessage();

        assertThat(message.getHeader(Exchange.FILE_NAME)).isEqualTo(".._.._a_b__gpj.exe");
        assertThat(message.getBody(HostedFile.class).name()).isEqualTo("..\\..\\a/b\u0007\u202Egpj.exe");
        assertThat(nameless.getHeader(Exchange.FILE_NAME)).isEqualTo("def");
    }

    @Test
    void eachOpenReadsTheWholeFileAndAllButAnEarlyFirstTakeAFreshLink() throws Exception {
        HostedFile file = download();
        assertThat(read(file)).isEqualTo(CONTENT.toByteArray());
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(1);

        assertThat(read(file)).isEqualTo(CONTENT.toByteArray());
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(2);

        assertThat(SERVER.streamRequests())
                .extracting(request -> request.path())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void aLinkThatWaitedForAMinuteIsNotUsed() throws Exception {
        HostedFile file = download();
        SERVER.expireLinks();
        time.advance(Duration.ofSeconds(60));

        assertThat(read(file)).isEqualTo(CONTENT.toByteArray());

        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(2);
        assertThat(SERVER.downloads("abc")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 150_000, 299_999})
    void opensAtAnyOffset(int offset) throws Exception {
        try (InputStream in = download().open(offset)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(CONTENT.toByteArray(), offset, 300_000));
        }
        if (offset > 0) {
            assertThat(SERVER.rangesAsked("abc")).containsExactly("bytes=" + offset + "-");
        }
    }

    @Test
    void atItsEndThereIsNothingToFetch() throws Exception {
        try (InputStream in = download().open(300_000)) {
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(SERVER.streamRequests()).isEmpty();
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        SERVER.addFile("empty", "empty.txt", Content.of(""));

        Message message = succeed("filefactory:download", "empty").getMessage();

        assertThat(message.getHeader(Exchange.FILE_LENGTH)).isEqualTo(0L);
        assertThat(read(message.getBody(HostedFile.class))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 300_001})
    void anOffsetOutsideTheFileIsAnError(long offset) {
        HostedFile file = download();

        assertThatThrownBy(() -> file.open(offset))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(Long.toString(offset));
    }

    @Test
    void closingEarlyEndsTheTransfer() throws Exception {
        SERVER.addFile("big", "big.bin", Content.random(200_000_000, 1));
        HostedFile file = result(HostedFile.class, "filefactory:download", "big");

        try (InputStream in = file.open()) {
            assertThat(in.readNBytes(1000)).hasSize(1000);
        }

        await().atMost(Duration.ofMinutes(2)).until(() -> SERVER.downloadsInProgress() == 0);
        assertThat(SERVER.bytesServed()).isLessThan(100_000_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 299_999})
    void wrongBytesAreCorruptNeverAQuietEnd(long position) {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.corruptAt(position), 1);
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(CorruptTransferException.class)
                .hasMessageContaining(CONTENT.md5())
                .hasMessageContaining("abc");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, -299_999, 5000})
    void aWrongLengthIsCorrupt(long delta) {
        SERVER.addFile("abc", "a.bin", CONTENT).md5(null);
        SERVER.failDownload("abc", DownloadFault.wrongLength(delta), 9);
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(CorruptTransferException.class);
    }

    @Test
    void aBodyThatIsTooLongIsCorruptEvenIfItsLengthIsNotAnnounced() {
        SERVER.addFile("abc", "a.bin", CONTENT).md5(null);
        SERVER.failDownload("abc", DownloadFault.wrongLength(10).and(DownloadFault.unknownLength()), 9);
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(CorruptTransferException.class);
    }

    @Test
    void verifyChecksumCanBeSwitchedOff() throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT).md5("00000000000000000000000000000000");

        assertThat(read(result(HostedFile.class, "filefactory:download?verifyChecksum=false", "abc")))
                .isEqualTo(CONTENT.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100_000, 299_999})
    void aBrokenConnectionIsResumedFromTheByteReached(long bytes) throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.endAfter(bytes), 1);
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        assertThat(read(file)).isEqualTo(CONTENT.toByteArray());

        assertThat(SERVER.rangesAsked("abc")).containsExactly("bytes=" + bytes + "-");
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(2);
    }

    @Test
    void manyBrokenConnectionsAreResumedAsLongAsBytesCome() throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.endAfter(20_000), 14);
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        assertThat(read(file)).isEqualTo(CONTENT.toByteArray());

        assertThat(SERVER.downloads("abc")).isEqualTo(15);
    }

    @Test
    void aServerThatResetsEveryConnectionIsGivenUp() {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.resetBeforeReply(), 99);
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .cause()
                .isInstanceOfSatisfying(
                        TemporaryFailureException.class,
                        e -> assertThat(e.isRetryable()).isTrue());
        assertThat(SERVER.downloads("abc")).isEqualTo(4);
    }

    @Test
    void aResetInTheMiddleIsResumed() throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.resetAfter(200_000), 2);
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        assertThat(read(file)).isEqualTo(CONTENT.toByteArray());
    }

    @Test
    void bytesOfAnotherRangeAreNeverTakenForTheRest() {
        SERVER.addFile("abc", "a.bin", CONTENT).md5(null);
        SERVER.failDownload("abc", DownloadFault.endAfter(100_000), 1);
        SERVER.failDownload("abc", DownloadFault.wrongContentRange(), 99);
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(FileHostException.class)
                .hasMessageContaining("100000");
    }

    @Test
    void theWholeFileIsNeverTakenForTheRest() {
        SERVER.addFile("abc", "a.bin", CONTENT).md5(null);
        SERVER.failDownload("abc", DownloadFault.endAfter(100_000), 1);
        SERVER.failDownload("abc", DownloadFault.ignoreRange(), 99);
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(FileHostException.class)
                .hasMessageContaining("100000");
    }

    @Test
    void theHandleSurvivesASessionThatExpiresMeanwhile() throws Exception {
        HostedFile file = download();
        read(file);
        SERVER.expireSessions();

        assertThat(read(file)).isEqualTo(CONTENT.toByteArray());
        assertThat(SERVER.logins()).isEqualTo(2);
    }

    private HostedFile download() {
        SERVER.addFile("abc", "a.bin", CONTENT);
        return result(HostedFile.class, "filefactory:download", "abc");
    }

    private static byte[] read(HostedFile file) throws Exception {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }
}
