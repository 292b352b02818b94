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
package io.github.camelfilehosts.internal.transfer.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.http.HttpTransport;
import io.github.camelfilehosts.internal.http.Timeouts;
import io.github.camelfilehosts.internal.transfer.FileServer;
import io.github.camelfilehosts.internal.transfer.TransferTestSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteFileTest extends TransferTestSetup {

    private static byte[] read(RemoteFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    /** What came before it failed. */
    private static byte[] readUntilFailure(InputStream in, Class<? extends Throwable> expected) {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        assertThatThrownBy(() -> in.transferTo(got))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(expected);
        return got.toByteArray();
    }

    // What everybody relies on

    @Test
    void givesTheBytesInOneRequest() throws Exception {
        assertThat(read(file())).isEqualTo(bytes);
        assertThat(server.ranges()).containsExactly((String) null);
        assertThat(heard).containsExactly("started id1", "completed id1");
    }

    @Test
    void fetchesNothingBeforeSomebodyReads() throws Exception {
        RemoteFile file = new RemoteFile(facts(), server, null, context, settings());

        try (InputStream in = file.open()) {
            assertThat(in.available()).isZero();
            assertThat(file.toString() + file.name() + file.size() + file.md5()).isNotNull();
        }

        assertThat(server.requests()).isEmpty();
        assertThat(server.linksGiven).hasValue(0);
        assertThat(heard).isEmpty();
    }

    @Test
    void itsTextHoldsNoLink() {
        assertThat(file().toString())
                .contains("id1", "file.bin")
                .doesNotContain("http")
                .doesNotContain("/get/");
    }

    @Test
    void canBeReadByteByByte() throws Exception {
        try (InputStream in = file().open()) {
            for (int i = 0; i < 1000; i++) {
                assertThat(in.read()).isEqualTo(bytes[i] & 0xFF);
            }
        }
    }

    @Test
    void anEmptyFileNeedsNoRequest() throws Exception {
        assertThat(read(file(new FileFacts("id1", "empty", 0, md5(new byte[0])))))
                .isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aFileOfUnknownSizeEndsWhereTheServerEnds() throws Exception {
        assertThat(read(file(new FileFacts("id1", "x.bin", -1, md5(bytes))))).isEqualTo(bytes);
        assertThat(read(file(new FileFacts("id1", "x.bin", -1, null)))).isEqualTo(bytes);
    }

    /** What the server says of the whole is all that is known of its length. */
    @Test
    void aPartWithNothingInItIsNotTheEndOfAFileOfUnknownSize() {
        server.then(server.breakingAt(1200));
        server.otherwise(FileServer.replying(206, new byte[0], "Content-Range: bytes 1200-9999/" + bytes.length));

        readUntilFailure(file(new FileFacts("id1", "x.bin", -1, null)).open(), EndedEarlyException.class);
    }

    @Test
    void aBrokenFileOfUnknownSizeIsResumedToo() throws Exception {
        server.then(server.breakingAt(1000));

        assertThat(read(file(new FileFacts("id1", "x.bin", -1, md5(bytes))))).isEqualTo(bytes);
        assertThat(server.requests()).hasSize(2);
    }

    // Offsets

    @ParameterizedTest
    @ValueSource(ints = {1, 150_000, SIZE - 1})
    void opensAtAnOffset(int offset) throws Exception {
        try (InputStream in = file().open(offset)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, offset, SIZE));
        }
        assertThat(server.ranges()).containsExactly("bytes=" + offset + "-");
    }

    @Test
    void atTheVeryEndNothingIsLeftToAskFor() throws Exception {
        try (InputStream in = file().open(SIZE)) {
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, SIZE + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void anOffsetOutsideTheFileIsAnErrorThatNamesIt(long offset) {
        assertThatThrownBy(() -> file().open(offset))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(Long.toString(offset))
                .hasMessageContaining("id1");
    }

    @Test
    void aServerThatIgnoresTheRangeOfTheFirstRequestCostsTimeNotCorrectness() throws Exception {
        server.then(FileServer.replying(200, bytes));

        try (InputStream in = file().open(1000)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 1000, SIZE));
        }
    }

    // Broken connections

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 150_000, SIZE - 1})
    void takesABrokenConnectionUpAgainFromTheByteReached(int breakAt) throws Exception {
        server.then(server.endingAt(breakAt));

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(server.ranges()).containsExactly(null, breakAt == 0 ? null : "bytes=" + breakAt + "-");
        // A stale URL is not used again.
        assertThat(server.linksGiven).hasValue(1);
        assertThat(sleeper.slept()).hasSize(1);
        assertThat(heard).containsExactly("started id1", "completed id1");
    }

    @Test
    void survivesAResetConnection() throws Exception {
        server.then(server.breakingAt(100_000));

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void survivesManyBreaksAsLongAsItGetsOn() throws Exception {
        for (int i = 1; i <= 10; i++) {
            server.then(server.endingAt(i * 20_000));
        }

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(server.requests()).hasSize(11);
    }

    @Test
    void givesUpWhenItGetsNoFurther() {
        for (int i = 0; i < 20; i++) {
            server.then(server.endingAt(1000));
        }

        byte[] got = readUntilFailure(file().open(), TemporaryFailureException.class);

        assertThat(got).isEqualTo(Arrays.copyOf(bytes, 1000));
        // The first request, and three retries that brought nothing.
        assertThat(server.requests()).hasSize(4);
        assertThat(heard).containsExactly("started id1", "failed id1");
    }

    @Test
    void aBreakIsRetriedOnlyAsLongAsMaxWaitAllows() {
        for (int i = 1; i <= 100; i++) {
            server.then(server.endingAt(i * 10));
        }

        readUntilFailure(file().open(), TemporaryFailureException.class);

        Duration sum = sleeper.slept().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(sum).isLessThanOrEqualTo(Duration.ofSeconds(60)).isGreaterThan(Duration.ofSeconds(50));
    }

    /** So many bytes more each time, and then nothing, for as long as the client bears it. */
    private void stallingAfterEach(int count) {
        for (int i = 1; i <= 10; i++) {
            RawServer.Handler some = server.endingAt(i * count);
            server.then((request, out) -> {
                some.handle(request, out);
                awaitBreak(request, out);
            });
        }
    }

    /** With a silence of half a second, in which 512 bytes must come. */
    private RemoteFile impatientFile() {
        HttpClient client = HttpClients.custom().disableAutomaticRetries().build();
        Timeouts timeouts = new Timeouts(Duration.ZERO, Duration.ZERO, Duration.ofMillis(500));
        HttpTransport transport =
                new HttpTransport(() -> client, () -> client, () -> client, timeouts).withMinTransferRate(1024);
        return new RemoteFile(facts(), server, server.link(), context, settings(transport, true));
    }

    @Test
    void dropsAreNoProgress() {
        stallingAfterEach(10);

        readUntilFailure(impatientFile().open(), TemporaryFailureException.class);

        // The server may hear of the last one when nobody waits for its answer any longer.
        await().untilAsserted(() -> assertThat(server.requests()).hasSize(4));
    }

    @Test
    void survivesManySilencesAsLongAsItGetsOn() throws Exception {
        stallingAfterEach(1000);

        assertThat(read(impatientFile())).isEqualTo(bytes);
    }

    @Test
    void theWholeFileIsNeverAppendedToAPartOfIt() {
        server.then(server.endingAt(1000)).then(FileServer.replying(200, bytes));

        byte[] got = readUntilFailure(file().open(), TemporaryFailureException.class);

        assertThat(got).isEqualTo(Arrays.copyOf(bytes, 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 0-299999/300000", "bytes 999-299999/300000", "bytes 1001-299999/300000", "rubbish"})
    void anotherPartThanTheOneAskedForIsNotTaken(String contentRange) {
        server.then(server.endingAt(1000))
                .then((request, out) -> RawServer.reply(
                        out, 206, Arrays.copyOfRange(bytes, 1000, SIZE), "Content-Range: " + contentRange));

        byte[] got = readUntilFailure(file().open(), TemporaryFailureException.class);

        assertThat(got).isEqualTo(Arrays.copyOf(bytes, 1000));
    }

    @Test
    void aFreeLinkDoesNotResumeAndSaysSo() {
        server.resumable = false;
        server.then(server.endingAt(1000));

        try (InputStream in = file().open()) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasCauseInstanceOf(TemporaryFailureException.class)
                    .hasMessageContaining("byte 1000")
                    .hasMessageContaining("cannot be resumed");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFreeLinkThatBreaksBeforeTheFirstByteIsTriedAgain() throws Exception {
        server.resumable = false;
        server.then(server.endingAt(0));

        assertThat(read(file())).isEqualTo(bytes);
    }

    // The file must be the file

    @Test
    void anEndTooEarlyIsNeverAQuietEnd() {
        for (int i = 0; i < 20; i++) {
            server.then((request, out) -> {
                RawServer.head(
                        out, request.header("range") == null ? 200 : 206, "Content-Range: bytes 1000-299999/300000");
                out.write(bytes, 0, request.header("range") == null ? 1000 : 0);
            });
        }

        assertThat(readUntilFailure(file().open(), CorruptTransferException.class))
                .hasSize(1000);
    }

    @Test
    void anEndTooEarlyIsAWrongLengthWhereTheLinkDoesNotResume() {
        server.resumable = false;
        server.then((request, out) -> {
            RawServer.head(out, 200, "Transfer-Encoding: chunked");
            out.write("3\r\nabc\r\n0\r\n\r\n".getBytes(UTF_8));
        });

        assertThat(readUntilFailure(file().open(), CorruptTransferException.class))
                .isEqualTo("abc".getBytes(UTF_8));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFileThatStaysTooShortForMaxWaitIsCorruptToo() {
        server.otherwise((request, out) -> RawServer.head(out, 200));
        RemoteFile file = new RemoteFile(facts(), server, server.link(), sleeper.context(Duration.ZERO), settings());

        assertThat(readUntilFailure(file.open(), CorruptTransferException.class))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"299999", "300001", "0", "1000000"})
    void anotherLengthThanAnnouncedIsFoundBeforeTheFirstByte(int length) {
        server.then(FileServer.replying(200, new byte[length]));

        byte[] got = readUntilFailure(file().open(), CorruptTransferException.class);

        assertThat(got).isEmpty();
    }

    @Test
    void moreBytesThanTheFileHasAreFoundBeforeItsLastOnes() {
        server.then((request, out) -> {
            RawServer.head(out, 200);
            out.write(bytes);
            out.write('x');
        });

        byte[] got = readUntilFailure(file().open(), CorruptTransferException.class);

        assertThat(got.length).isLessThan(SIZE);
        assertThat(heard).containsExactly("started id1", "failed id1");
    }

    @Test
    void aWrongMd5IsFoundBeforeTheLastBytesAreHandedOut() {
        byte[] other = bytes.clone();
        other[SIZE / 2] ^= 1;
        server.then(FileServer.replying(200, other));

        byte[] got = readUntilFailure(file().open(), CorruptTransferException.class);

        assertThat(got.length).isLessThan(SIZE);
    }

    @Test
    void aWrongMd5IsFoundAfterAResumeToo() {
        byte[] other = bytes.clone();
        other[SIZE - 1] ^= 1;
        server.then(server.endingAt(1000))
                .then((request, out) -> RawServer.reply(
                        out, 206, Arrays.copyOfRange(other, 1000, SIZE), "Content-Range: bytes 1000-299999/300000"));

        readUntilFailure(file().open(), CorruptTransferException.class);
    }

    @Test
    void afterAFailureNothingMoreComes() throws Exception {
        server.then(FileServer.replying(200, new byte[SIZE]));
        InputStream in = file().open();
        readUntilFailure(in, CorruptTransferException.class);

        readUntilFailure(in, CorruptTransferException.class);
        assertThat(in.skip(0)).isZero();
        assertThatThrownBy(() -> in.skip(1))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(CorruptTransferException.class);
        assertThat(in.available()).isZero();
        in.close();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theChecksumIsNotCheckedWhereNobodyWantsIt() throws Exception {
        byte[] other = bytes.clone();
        other[0] ^= 1;
        server.then(FileServer.replying(200, other));

        RemoteFile file = new RemoteFile(facts(), server, server.link(), context, settings(false));
        assertThat(read(file)).isEqualTo(other);
    }

    @Test
    void aWebPageIsNotTheFile() {
        byte[] page = "<html>Error 257</html>".getBytes(UTF_8);
        server.otherwise(FileServer.replying(200, page, "Content-Type: text/html; charset=utf-8"));

        assertThat(readUntilFailure(file().open(), UnexpectedResponseException.class))
                .isEmpty();
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void aWebPageThatPassesWithAFreshLinkIsNotSeen() throws Exception {
        server.then(FileServer.replying(200, new byte[10], "Content-Type: text/html"));

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(server.linksGiven).hasValue(1);
    }

    @Test
    void aWebPageIsNotAFileOfUnknownSizeEither() {
        byte[] page = "<html>Error 257</html>".getBytes(UTF_8);
        server.otherwise(FileServer.replying(200, page, "Content-Type: text/html"));

        readUntilFailure(file(new FileFacts("id1", "x.zip", -1, null)).open(), UnexpectedResponseException.class);
    }

    @Test
    void aFileThatIsAWebPageIsFetched() throws Exception {
        server.then(FileServer.replying(200, bytes, "Content-Type: text/html"));

        assertThat(read(file(new FileFacts("id1", "page.HTML", SIZE, md5(bytes)))))
                .isEqualTo(bytes);
    }

    // Refusals

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void anExpiredLinkIsRenewed(int status) throws Exception {
        server.then(FileServer.replying(status, new byte[0]));

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(server.linksGiven).hasValue(1);
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void aLinkThatExpiresOverAndOverIsNotRenewedForEver() {
        RemoteFile file = new RemoteFile(
                facts(),
                new LinkSource() {
                    @Override
                    public Link fresh() {
                        return server.fresh();
                    }

                    @Override
                    public FileHostException refusal(DownloadReply reply) {
                        return new LinkExpiredException(context.failure("key expired"));
                    }
                },
                server.link(),
                context,
                settings());

        readUntilFailure(file.open(), TemporaryFailureException.class);

        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"404", "410"})
    void aFreshLinkThatFindsNothingMeansThatTheFileIsGone(int status) {
        server.then(FileServer.replying(status, new byte[0])).then(FileServer.replying(status, new byte[0]));

        readUntilFailure(file().open(), FileNotFoundOnHostException.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aFreshLinkThatIsForbiddenMeansThatTheFileIs() {
        server.then(FileServer.replying(403, new byte[0])).then(FileServer.replying(403, new byte[0]));

        readUntilFailure(file().open(), FileAccessDeniedException.class);
    }

    @Test
    void aBusyServerIsAskedAgainWhenItSays() throws Exception {
        server.then(FileServer.replying(503, new byte[0], "Retry-After: 7"))
                .then(FileServer.replying(429, new byte[0], "Retry-After: 8"));

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(8));
    }

    @Test
    void aServerThatIsTooBusyIsNotWaitedFor() {
        server.then(FileServer.replying(429, new byte[0], "Retry-After: 3600"));

        assertThatThrownBy(() -> file().open().read())
                .isInstanceOf(IOException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofHours(1)));
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void aRangeBeyondTheEndMeansAnotherFile() {
        server.then(server.endingAt(1000)).then(FileServer.replying(416, new byte[0]));

        readUntilFailure(file().open(), CorruptTransferException.class);
    }

    // Links

    @Test
    void theStepsLinkServesTheFirstOpenOnly() throws Exception {
        RemoteFile file = file();

        read(file);
        assertThat(server.linksGiven).hasValue(0);
        read(file);
        read(file);

        assertThat(server.linksGiven).hasValue(2);
    }

    @Test
    void theStepsLinkServesForAMinuteOnly() throws Exception {
        RemoteFile early = file();
        RemoteFile late = file();
        clock.advance(Duration.ofSeconds(59));
        read(early);
        assertThat(server.linksGiven).hasValue(0);

        clock.advance(Duration.ofSeconds(1));
        read(late);
        assertThat(server.linksGiven).hasValue(1);
    }

    @Test
    void theDelayOfAFreeLinkIsServedFirst() throws Exception {
        server.delay = Duration.ofSeconds(30);
        RemoteFile file = file();
        clock.advance(Duration.ofSeconds(10));

        assertThat(read(file)).isEqualTo(bytes);
        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void aDelayBeyondMaxWaitIsToldAtOnce() {
        server.delay = Duration.ofSeconds(90);

        assertThatThrownBy(() -> file().open().read())
                .isInstanceOf(IOException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(90)));
        assertThat(server.requests()).isEmpty();
    }

    // Closing

    @Test
    void closingEarlyTakesTheConnectionDown() throws Exception {
        CompletableFuture<String> noticed = new CompletableFuture<>();
        server.then((request, out) -> {
            RawServer.head(out, 200, "Content-Length: " + SIZE);
            out.write(bytes, 0, 1000);
            out.flush();
            try {
                awaitBreak(request, out);
            } catch (IOException e) {
                noticed.complete("left");
                throw e;
            }
            noticed.complete("left");
        });
        InputStream in = file().open();
        assertThat(in.read()).isEqualTo(bytes[0] & 0xFF);

        long start = System.nanoTime();
        in.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(noticed.get(10, TimeUnit.SECONDS)).isEqualTo("left");
        assertThat(heard).containsExactly("started id1", "failed id1");
        assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
    }

    private static void awaitBreak(RawServer.Request request, OutputStream out) throws IOException {
        assertThat(request.body().read()).isEqualTo(-1);
        out.flush();
    }

    @Test
    void closingAfterTheEndChangesNothing() throws Exception {
        InputStream in = file().open();
        in.readAllBytes();

        in.close();
        in.close();

        assertThat(heard).containsExactly("started id1", "completed id1");
    }

    @Test
    void allOpensTogetherWaitAsLongAsTheirExchangeMay() throws Exception {
        RemoteFile file = file();
        server.then(FileServer.replying(503, new byte[0], "Retry-After: 40"));
        assertThat(read(file)).isEqualTo(bytes);

        server.then(FileServer.replying(503, new byte[0], "Retry-After: 40"));
        readUntilFailure(file.open(), TemporaryFailureException.class);

        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(40));
    }

    @Test
    void aNegativeSizeIsNone() throws Exception {
        RemoteFile file = file(new FileFacts("id1", "x.zip", -5, null));

        assertThat(file.size()).isEqualTo(-1);
        assertThat(read(file)).isEqualTo(bytes);
    }

    // Interrupts

    @Test
    void anInterruptedThreadReadsNoFurther() throws Exception {
        try (InputStream in = file().open()) {
            in.readNBytes(1000);
            Thread.currentThread().interrupt();

            assertThatThrownBy(in::read)
                    .isInstanceOf(IOException.class)
                    .hasCauseInstanceOf(TemporaryFailureException.class)
                    .hasMessageContaining("'id1'")
                    .hasMessageContaining("interrupted at byte 1000 of " + SIZE);

            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(server.requests()).hasSize(1);
        assertThat(heard).containsExactly("started id1", "failed id1");
    }

    @Test
    void anInterruptedThreadAsksForNothing() throws Exception {
        try (InputStream in = file().open()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(in::read)
                    .isInstanceOf(IOException.class)
                    .hasCauseInstanceOf(TemporaryFailureException.class);

            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(server.requests()).isEmpty();
    }

    /** The link is for nobody else, and the bytes are nobody's business either. */
    @Test
    void anAnswerThatIsNoHttpIsNotQuoted() {
        RawServer.Handler circle =
                (request, out) -> RawServer.reply(out, 302, new byte[0], "Location: " + request.path());
        RawServer.Handler noChunks = (request, out) -> {
            RawServer.head(out, 200, "Transfer-Encoding: chunked");
            out.write("the first bytes\r\n".getBytes(UTF_8));
        };
        Map<RawServer.Handler, String> answers =
                Map.of(circle, "redirected to the same address again and again", noChunks, "not valid HTTP");
        for (RawServer.Handler answer : answers.keySet()) {
            server.otherwise(answer);

            Throwable failure = catchThrowable(() -> read(file(new FileFacts("id1", "x.zip", -1, null))));

            assertThat(failure)
                    .isInstanceOf(IOException.class)
                    .hasCauseInstanceOf(TemporaryFailureException.class)
                    .hasMessageContaining(answers.get(answer));
            for (Throwable e = failure; e != null; e = e.getCause()) {
                assertThat(e.toString()).doesNotContain("/get/", "the first bytes");
            }
        }
    }
}
