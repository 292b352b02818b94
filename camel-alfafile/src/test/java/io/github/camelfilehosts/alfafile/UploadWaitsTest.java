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

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.SecondPost;
import io.github.camelfilehosts.test.UploadFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an upload waits for what; in these tests waiting takes no time. */
class UploadWaitsTest extends AlfaFileTestSupport {

    private static final String UPLOAD = "alfafile:upload?fileName=a.txt&synchronous=true";
    private static final byte[] BODY = Content.random(50_000, 5).toByteArray();
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Override
    public AlfaFileComponent newComponent() {
        return timed(new AlfaFileComponent());
    }

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setPollInterval(SECOND);
        options.setRetryDelay(SECOND);
    }

    @Test
    void theFirstPollComesAtOnceTheOthersAtIntervalsThatDoubleUpToTenSeconds() {
        SERVER.processingPolls(8);

        result(AlfaFile.class, UPLOAD, BODY);

        assertThat(time.waits())
                .extracting(Duration::toSeconds)
                .containsExactly(0L, 1L, 2L, 4L, 8L, 10L, 10L, 10L, 10L);
    }

    @Test
    void aPollIntervalThatIsLongerStaysAsItIs() {
        SERVER.processingPolls(3);

        result(AlfaFile.class, UPLOAD + "&pollInterval=25000", BODY);

        assertThat(time.waits()).extracting(Duration::toSeconds).containsExactly(0L, 25L, 25L, 25L);
    }

    @Test
    void theLastPollComesWhenUploadTimeoutIsOver() {
        SERVER.processingPolls(1_000_000);
        Instant start = time.instant();

        UploadFailedException e = failure(UploadFailedException.class, UPLOAD + "&uploadTimeout=20000", BODY);

        assertThat(time.waits()).extracting(Duration::toSeconds).containsExactly(0L, 1L, 2L, 4L, 8L, 5L);
        assertThat(time.instant()).isEqualTo(start.plusSeconds(20));
        assertThat(e).hasMessageContaining("PT20S").hasMessageContaining("a.txt");
    }

    @Test
    void aSessionTakenUpWhileItIsBeingProcessedIsPolledAfterTheInterval() {
        SERVER.processingPolls(1_000_000);
        UploadFailedException e = failure(UploadFailedException.class, UPLOAD + "&uploadTimeout=0", BODY);
        time.forgetWaits();
        int polls = SERVER.calls("file/upload_info");

        UploadFailedException again =
                failure(UploadFailedException.class, UPLOAD + "&uploadTimeout=3000&uploadId=" + e.getUploadId(), null);

        assertThat(again.getUploadId()).isEqualTo(e.getUploadId());
        assertThat(time.waits()).extracting(Duration::toSeconds).containsExactly(1L, 1L, 1L);
        assertThat(SERVER.calls("file/upload_info") - polls).isEqualTo(4);
    }

    /** It says 0 until it is done, and its time is up before that. */
    @Test
    void aSessionTakenUpAfterATimeOutIsAskedNotFed() {
        SERVER.stateZeroAfterBytes(true).processingPolls(12);
        UploadFailedException e = failure(UploadFailedException.class, UPLOAD + "&uploadTimeout=20000", BODY);

        result(AlfaFile.class, UPLOAD + "&uploadTimeout=60000&uploadId=" + e.getUploadId(), BODY);

        assertThat(SERVER.streamRequests()).hasSize(1);
        assertThat(SERVER.files()).hasSize(1);
    }

    /** Two files, since this service has lied. */
    @Test
    @Tag("doubles")
    void aSessionTakenUpThatStillWaitsWhenUploadTimeoutIsOverIsFed() {
        SERVER.stateZeroAfterBytes(true).failUpload(UploadFault.processing(1_000_000), 1);
        UploadFailedException e = failure(UploadFailedException.class, UPLOAD + "&uploadTimeout=20000", BODY);
        Instant start = time.instant();

        result(AlfaFile.class, UPLOAD + "&uploadTimeout=30000&uploadId=" + e.getUploadId(), BODY);

        assertThat(SERVER.streamRequests()).hasSize(2);
        assertThat(time.instant()).isAfterOrEqualTo(start.plusSeconds(30));
    }

    private String sessionTakenUpTooEarly(SecondPost meaning) {
        SERVER.stateZeroAfterBytes(true)
                .secondPost(meaning)
                .failUpload(UploadFault.processing(Duration.ofSeconds(60)), 1);
        return failure(UploadFailedException.class, UPLOAD + "&uploadTimeout=20000", BODY)
                .getUploadId();
    }

    /** It is fed as in the test before, and this service makes nothing of it. */
    @Test
    void aSecondPostThatIsIgnoredGivesTheFileOfTheFirst() {
        String id = sessionTakenUpTooEarly(SecondPost.IGNORED);

        AlfaFile file = result(AlfaFile.class, UPLOAD + "&uploadTimeout=30000&uploadId=" + id, BODY);

        assertThat(SERVER.streamRequests()).hasSize(2);
        assertThat(SERVER.files())
                .singleElement()
                .satisfies(only -> assertThat(only.id()).isEqualTo(file.id()));
    }

    @Test
    void aSecondPostThatIsRefusedFailsAndTheSessionGivesTheFileOfTheFirstLater() {
        String id = sessionTakenUpTooEarly(SecondPost.REFUSED);

        InvalidRequestException refused =
                failure(InvalidRequestException.class, UPLOAD + "&uploadTimeout=30000&uploadId=" + id, BODY);
        time.advance(Duration.ofSeconds(60));
        AlfaFile file = result(AlfaFile.class, UPLOAD + "&uploadId=" + id, BODY);

        assertThat(refused).hasMessageContaining("409").hasMessageContaining(id);
        assertThat(SERVER.streamRequests()).hasSize(2);
        assertThat(SERVER.files())
                .singleElement()
                .satisfies(only -> assertThat(only.id()).isEqualTo(file.id()));
    }

    /** Nobody here has sent it a byte: nothing can be doubled. */
    @Test
    void aSessionThatWasOnlyStartedIsFedSoon() {
        UploadSession session = result(
                UploadSession.class,
                "alfafile:startUpload?fileName=a.txt",
                null,
                Map.of(AlfaFileConstants.MD5, Content.of(BODY).md5(), AlfaFileConstants.SIZE, BODY.length));

        result(AlfaFile.class, UPLOAD + "&uploadId=" + session.id(), BODY);

        assertThat(SERVER.streamRequests()).hasSize(1);
        assertThat(time.waits()).containsExactly(SECOND, SECOND.multipliedBy(2), Duration.ZERO);
    }

    /** It may just not have noticed. */
    @Test
    void aSessionThatStillWantsBytesOfWhichNoneIsLeftToSendIsLookedAtThreeTimes() {
        SERVER.failUpload(UploadFault.dropReply(false), 1);

        result(AlfaFile.class, UPLOAD, BODY);

        List<Duration> waits = time.waits();
        assertThat(waits.subList(0, 2)).containsExactly(SECOND, SECOND.multipliedBy(2));
        assertThat(waits.get(2)).isBetween(SECOND, SECOND.multipliedBy(3).dividedBy(2));
        assertThat(waits.subList(3, waits.size())).containsExactly(Duration.ZERO);
        assertThat(SERVER.calls("file/upload_info")).isEqualTo(4);
        assertThat(SERVER.streamRequests()).hasSize(2);
    }

    @Test
    void oneThatHasItsBytesAlthoughNobodySaidSoIsWaitedForNoLonger() {
        SERVER.failUpload(UploadFault.dropReply(true), 1);

        assertThat(result(AlfaFile.class, UPLOAD, BODY).size()).isEqualTo(BODY.length);

        assertThat(time.waits()).isEmpty();
        assertThat(SERVER.streamRequests()).hasSize(1);
    }

    @Test
    void oneWhoseBytesCannotHaveArrivedIsLookedAtOnce() {
        SERVER.failUpload(UploadFault.rejectBeforeBody(503), 1);

        result(AlfaFile.class, UPLOAD, BODY);

        assertThat(time.waits()).hasSize(2);
        assertThat(SERVER.calls("file/upload_info")).isEqualTo(2);
    }

    @Test
    void theWaitsBetweenSendsDoubleWithJitter() {
        SERVER.failUpload(UploadFault.rejectBeforeBody(503), 3);

        result(AlfaFile.class, UPLOAD, BODY);

        assertThat(time.waits()).hasSize(4);
        for (int i = 0; i < 3; i++) {
            Duration least = SECOND.multipliedBy(1L << i);
            assertThat(time.waits().get(i))
                    .isBetween(least, least.multipliedBy(3).dividedBy(2));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "2, 3"})
    void sendingEndsAfterMaxRetries(int maxRetries, int sends) {
        SERVER.failUpload(UploadFault.rejectBeforeBody(503), 100);

        TemporaryFailureException e =
                failure(TemporaryFailureException.class, UPLOAD + "&maxRetries=" + maxRetries, BODY);

        assertThat(e.isRetryable()).isTrue();
        assertThat(e).hasMessageContaining("a.txt").hasMessageContaining("503");
        assertThat(SERVER.streamRequests()).hasSize(sends);
    }

    @Test
    void aWaitLongerThanMaxWaitIsThrownWithItsLength() {
        SERVER.failUpload(UploadFault.rejectBeforeBody(503), 100);

        TemporaryFailureException e = failure(TemporaryFailureException.class, UPLOAD + "&maxWait=2500", BODY);

        assertThat(e.getRetryAfter()).isBetween(SECOND.multipliedBy(2), SECOND.multipliedBy(3));
        assertThat(time.waits()).hasSize(1);
    }

    /** By the test's clock, or a slow machine would pass for a silent service, which is looked at more often. */
    @Test
    void anErrorOfTheUploadServerUnderHttp200SaysNothingOfTheBytes() {
        // The API takes the bytes, by a name of its own.
        String session = "{\"response\":{\"upload\":{\"upload_id\":\"RF\",\"url\":\"" + SERVER.apiUrl()
                + "/folder/info\",\"file\":[],\"state\":0}},\"status\":200}";
        answer("file/upload", session);
        answer("folder/info", "{\"response\":null,\"status\":500,\"details\":\"Internal error\"}");
        for (int looks = 0; looks < 3; looks++) {
            answer("file/upload_info", session);
        }
        answer("folder/info", "{\"response\":[],\"status\":200,\"details\":null}");
        answer(
                "file/upload_info",
                "{\"response\":{\"upload\":{\"upload_id\":\"RF\",\"url\":null,\"file\":{\"file_id\":\"GH\"},"
                        + "\"state\":2}},\"status\":200}");

        assertThat(result(AlfaFile.class, UPLOAD, "hello").id()).isEqualTo("GH");

        assertThat(SERVER.calls("folder/info")).isEqualTo(2);
        assertThat(SERVER.calls("file/upload_info")).isEqualTo(4);
    }
}
