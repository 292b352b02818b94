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

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.UploadFault;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code uploadJournal}: the same key again never makes a second file, whatever became of the first time. */
class UploadJournalTest extends AlfaFileTestSupport {

    private static final byte[] BODY = Content.random(100_000, 5).toByteArray();
    private static final String UPLOAD = "alfafile:upload?fileName=a.bin&uploadKey=job-1";

    /** A map that goes on over restarts, and fails when it is told to. */
    private static final class Journal extends ConcurrentHashMap<String, String> {

        private static final long serialVersionUID = 1L;

        private transient String failsOn = "nothing";
        private transient String overtakenOn = "nothing";

        @Override
        public boolean replace(String key, String old, String value) {
            if (value.contains(failsOn)) {
                throw new IllegalStateException("disk of " + value);
            }
            if (value.contains(overtakenOn)) {
                put(key, old + " ");
            }
            return super.replace(key, old, value);
        }
    }

    private final Journal journal = new Journal();

    @Override
    public AlfaFileComponent newComponent() {
        return timed(super.newComponent());
    }

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setUploadJournal(journal);
        options.setPollInterval(Duration.ofSeconds(1));
        // On the caller's thread nobody waits for what the clock says.
        options.setSynchronous(true);
    }

    @Test
    void theSameKeyAgainGivesTheSameFile() {
        String id = succeed(UPLOAD, BODY).getMessage().getBody(AlfaFile.class).id();
        int calls = SERVER.calls().size();

        Exchange again = succeed(UPLOAD, BODY);

        assertThat(again.getMessage().getBody(AlfaFile.class).id()).isEqualTo(id);
        assertThat(again.getMessage().getHeaders())
                .containsEntry(AlfaFileConstants.SKIPPED, true)
                .containsEntry(AlfaFileConstants.INSTANT_UPLOAD, false);
        assertThat(SERVER.calls()).hasSize(calls);
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void alsoAfterARestartAndWithoutTheBody() throws Exception {
        String id = succeed(UPLOAD, BODY).getMessage().getBody(AlfaFile.class).id();

        restartCamel();
        Exchange again = succeed(UPLOAD, null);

        assertThat(again.getMessage().getBody(AlfaFile.class).id()).isEqualTo(id);
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void anotherKeyIsAnotherUpload() {
        Exchange one = succeed(UPLOAD, BODY);
        Exchange other = succeed("alfafile:upload?fileName=a.bin", BODY, Map.of(AlfaFileConstants.UPLOAD_KEY, "job-2"));

        assertThat(one.getMessage().getHeader(AlfaFileConstants.SKIPPED)).isEqualTo(false);
        assertThat(other.getMessage().getHeader(AlfaFileConstants.SKIPPED)).isEqualTo(false);
        assertThat(other.getMessage().getHeaders()).doesNotContainKey(AlfaFileConstants.UPLOAD_KEY);
        assertThat(SERVER.files()).hasSize(2);
        assertThat(journal).containsOnlyKeys("job-1", "job-2");
    }

    /** What a killed process leaves behind is what a broken journal does: the service knows more. */
    @Test
    void whatWasAnnouncedUnseenAndIsThereIsNotAnnouncedAgain() {
        SERVER.knows(Content.of(BODY));
        journal.failsOn = "\"uploadId\":\"";
        failure(TemporaryFailureException.class, UPLOAD, BODY);
        assertThat(SERVER.files()).hasSize(1);

        journal.failsOn = "nothing";
        Exchange again = succeed(UPLOAD, BODY);

        assertThat(again.getMessage().getHeader(AlfaFileConstants.SKIPPED)).isEqualTo(true);
        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
        assertThat(SERVER.files()).hasSize(1);
        assertThat(journal.get("job-1")).contains(SERVER.files().get(0).id());
    }

    @Test
    void whatWasAnnouncedUnseenAndIsNotThereIsLookedForTenSecondsThenAnnounced() {
        journal.failsOn = "\"uploadId\":\"";
        failure(TemporaryFailureException.class, UPLOAD, BODY);
        journal.failsOn = "nothing";
        time.forgetWaits();

        Exchange again = succeed(UPLOAD, BODY);

        assertThat(again.getMessage().getHeader(AlfaFileConstants.SKIPPED)).isEqualTo(false);
        assertThat(time.waits()).extracting(Duration::toSeconds).startsWith(1L, 2L, 4L, 8L);
        assertThat(SERVER.calls("folder/content")).isEqualTo(5);
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void noLongerAlsoWhereAnotherNodesClockIsAhead() {
        journal.failsOn = "\"uploadId\":\"";
        failure(TemporaryFailureException.class, UPLOAD, BODY);
        journal.failsOn = "nothing";
        journal.computeIfPresent("job-1", (key, entry) -> entry.replaceFirst("\"since\":", "\"since\":9"));
        time.forgetWaits();

        succeed(UPLOAD, BODY);

        assertThat(time.waits()).extracting(Duration::toSeconds).startsWith(1L, 2L, 4L, 8L);
        assertThat(SERVER.calls("folder/content")).isEqualTo(5);
    }

    /** Once the server has said that it has them, it does not matter how long ago that was. */
    @ParameterizedTest
    @ValueSource(ints = {0, 60})
    void aSessionWhoseBytesWereSentIsAskedNotFed(int minutesLater) throws Exception {
        SERVER.stateZeroAfterBytes(true).processingPolls(12);
        failure(UploadFailedException.class, UPLOAD + "&uploadTimeout=20000", BODY);
        time.advance(Duration.ofMinutes(minutesLater));

        restartCamel();
        Exchange again = succeed(UPLOAD + "&uploadTimeout=60000", BODY);

        assertThat(again.getMessage().getHeaders())
                .containsEntry(AlfaFileConstants.SKIPPED, false)
                .containsEntry(AlfaFileConstants.INSTANT_UPLOAD, false);
        assertThat(SERVER.uploadSessions()).hasSize(1);
        assertThat(SERVER.streamRequests()).hasSize(1);
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void aSessionWhoseBytesBrokeOffIsFedAgain() throws Exception {
        SERVER.failUpload(UploadFault.resetAfter(10_000), 1);
        failure(TemporaryFailureException.class, UPLOAD + "&maxRetries=0", BODY);

        restartCamel();
        succeed(UPLOAD, BODY);

        assertThat(SERVER.uploadSessions()).hasSize(1);
        assertThat(SERVER.files()).hasSize(1);
    }

    /** A process that is killed just before its last bytes: the service will wait for them for ever. */
    @ParameterizedTest
    @CsvSource({"2, 30", "60, 120", "500, 100", "100000, 0"})
    void lastBytesThatMayNotHaveLeftAreAskedForForAWhileThenSent(int secondsLater, int seconds) throws Exception {
        leaveUnconfirmed(secondsLater);
        restartCamel();
        time.forgetWaits();

        succeed(UPLOAD, BODY);

        assertThat(secondsWaited()).isBetween((long) seconds, seconds + 15L);
        assertThat(SERVER.uploadSessions()).hasSize(1);
        assertThat(SERVER.files()).hasSize(1);
    }

    /** A mirror whose download fails behind the announcement: no last byte can be there. */
    @Test
    void whereNoLastByteWentNothingIsWaitedFor() throws Exception {
        SERVER.addFile("GH", "b.bin", Content.of(BODY));
        SERVER.instantUploads(false);
        Object source = result(HostedFile.class, "alfafile:download", "GH");
        SERVER.failDownload("GH", DownloadFault.status(503), 9);
        failure(TemporaryFailureException.class, UPLOAD + "&maxRetries=0", source);
        assertThat(journal.get("job-1")).contains("\"sentAt\":null");
        restartCamel();
        time.forgetWaits();

        succeed(UPLOAD, BODY);

        assertThat(secondsWaited()).isZero();
        assertThat(SERVER.uploadSessions()).hasSize(1);
        assertThat(SERVER.files()).hasSize(2);
    }

    /** Each process that takes it up and dies over that would double the time, were it counted anew. */
    @Test
    void theTimeSinceTheLastBytesWentCountsHoweverOftenItIsTakenUp() throws Exception {
        leaveUnconfirmed(60);
        // Whoever has taken it up first asked for 120 seconds from then on, and was killed after 100.
        Instant until = time.instant().plusSeconds(120);
        journal.computeIfPresent(
                "job-1",
                (key, entry) -> entry.replace("\"askedUntil\":null", "\"askedUntil\":" + until.toEpochMilli()));
        time.advance(Duration.ofSeconds(100));
        restartCamel();
        time.forgetWaits();

        succeed(UPLOAD, BODY);

        assertThat(secondsWaited()).isBetween(20L, 35L);
        assertThat(SERVER.files()).hasSize(1);
    }

    /** They were asked for, and did not arrive: it was the sending that failed. */
    @Test
    void whatWasFoundNotToHaveArrivedIsNotAskedForAgain() throws Exception {
        SERVER.failUpload(UploadFault.status(503), 1);
        failure(TemporaryFailureException.class, UPLOAD + "&maxRetries=0", BODY);
        assertThat(journal.get("job-1")).contains("\"sentAt\":null");
        time.forgetWaits();

        succeed(UPLOAD, BODY);

        assertThat(secondsWaited()).isZero();
        assertThat(SERVER.uploadSessions()).hasSize(1);
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void aSessionThatTheServiceHasForgottenIsAnnouncedAnewAfterALook() throws Exception {
        SERVER.failUpload(UploadFault.resetAfter(10_000), 1);
        failure(TemporaryFailureException.class, UPLOAD + "&maxRetries=0", BODY);
        SERVER.failNext("file/upload_info", 404, "Upload doesn't exist", 1);

        succeed(UPLOAD, BODY);

        assertThat(SERVER.calls("folder/content")).isEqualTo(1);
        assertThat(SERVER.uploadSessions()).hasSize(2);
        assertThat(SERVER.files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fileName=b.bin", "fileName=a.bin&folderId=E"})
    void aKeyStandsForOneUpload(String other) {
        succeed(UPLOAD, BODY);
        int calls = SERVER.calls().size();

        assertThat(failure(InvalidRequestException.class, "alfafile:upload?uploadKey=job-1&" + other, BODY))
                .hasMessageContaining("job-1")
                .hasMessageContaining("another upload");
        assertThat(SERVER.calls()).hasSize(calls);
    }

    @Test
    void anotherContentUnderTheKeyOfAnUnfinishedUploadIsNotSent() {
        SERVER.failUpload(UploadFault.resetAfter(10_000), 1);
        failure(TemporaryFailureException.class, UPLOAD + "&maxRetries=0", BODY);

        assertThat(failure(InvalidRequestException.class, UPLOAD, new byte[100_000]))
                .hasMessageContaining("its MD5 was");
        assertThat(SERVER.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"uploadId\":\"", "\"sentAt\":1"})
    void whoeverIsOvertakenByAnotherNodeSendsNoLastByte(String when) {
        journal.overtakenOn = when;

        assertThat(failure(TemporaryFailureException.class, UPLOAD, BODY)).hasMessageContaining("another node");
        assertThat(SERVER.files()).isEmpty();

        journal.overtakenOn = "nothing";
        succeed(UPLOAD, BODY);
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void aKeyOfAnotherAccountIsAnotherUpload() {
        succeed(UPLOAD, BODY);
        SERVER.account("other@example.org", SERVER.password());
        component.getConfiguration().setLogin("other@example.org");

        assertThat(failure(InvalidRequestException.class, UPLOAD + "&maxRetries=2", BODY))
                .hasMessageContaining("its account was");
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void whatSkipExistingFindsTheJournalKnowsAfterwards() {
        SERVER.addFile("a", "a.bin", Content.of(BODY));

        succeed(UPLOAD + "&skipExisting=true", BODY);
        int calls = SERVER.calls().size();
        Exchange again = succeed(UPLOAD, null);

        assertThat(again.getMessage().getBody(AlfaFile.class).id()).isEqualTo("a");
        assertThat(SERVER.calls()).hasSize(calls);
    }

    @Test
    void twoAtOnceMakeOneFile() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(BODY)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                sending.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
                return super.read(buffer, offset, length);
            }
        };
        CompletableFuture<Exchange> one = CompletableFuture.supplyAsync(() -> send(UPLOAD, slow));
        sending.await();
        CompletableFuture<Exchange> other = CompletableFuture.supplyAsync(() -> send(UPLOAD, BODY));
        await().until(() -> time.waits().size() > 3);
        goOn.countDown();

        assertThat(one.get(30, SECONDS).getMessage().getHeader(AlfaFileConstants.SKIPPED))
                .isEqualTo(false);
        assertThat(other.get(30, SECONDS).getMessage().getHeader(AlfaFileConstants.SKIPPED))
                .isEqualTo(true);
        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void aKeyWithoutAJournalIsAnError() {
        component.getConfiguration().setUploadJournal(null);

        assertThat(failure(InvalidRequestException.class, UPLOAD, BODY))
                .hasMessageContaining("uploadKey")
                .hasMessageContaining("uploadJournal");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void aJournalThatFailsIsNamedWithoutWhatItSays() {
        journal.failsOn = "sentAt\":1";

        assertThat(failure(TemporaryFailureException.class, UPLOAD, BODY))
                .hasMessageContaining("uploadJournal failed with java.lang.IllegalStateException")
                .hasMessageNotContaining("disk of");
        assertThat(SERVER.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"what is this?", "null", "\"\"", "{}", "true"})
    void aMapThatHoldsSomethingElseIsNotOverwritten(String other) {
        journal.put("job-1", other);

        assertThat(failure(InvalidRequestException.class, UPLOAD, BODY))
                .hasMessageContaining("another kind of value under the uploadKey 'job-1'");
        assertThat(journal).containsEntry("job-1", other);
        assertThat(SERVER.calls("file/upload")).isZero();
    }

    @Test
    void noKeyNoEntry() {
        succeed("alfafile:upload?fileName=a.bin", BODY);

        assertThat((ConcurrentMap<String, String>) journal).isEmpty();
    }

    /** As a process that was killed so long ago, when it was about to send its last bytes. */
    private void leaveUnconfirmed(int secondsAgo) {
        SERVER.failUpload(UploadFault.resetAfter(10_000), 1);
        failure(TemporaryFailureException.class, UPLOAD + "&maxRetries=0", BODY);
        journal.computeIfPresent(
                "job-1",
                (key, entry) -> entry.replaceFirst(
                        "\"sentAt\":\\w+",
                        "\"sentAt\":" + time.instant().minusSeconds(secondsAgo).toEpochMilli()));
    }

    private long secondsWaited() {
        return time.waits().stream().mapToLong(Duration::toSeconds).sum();
    }
}
