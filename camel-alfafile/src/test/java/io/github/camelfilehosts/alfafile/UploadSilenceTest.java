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

import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.SecondPost;
import io.github.camelfilehosts.test.UploadFault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that takes the bytes and never answers. */
class UploadSilenceTest extends AlfaFileTestSupport {

    @Override
    public AlfaFileComponent newComponent() {
        AlfaFileComponent impatient = new AlfaFileComponent();
        impatient.setResponseTimeout(1500);
        impatient.setSoTimeout(1500);
        return impatient;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theBytesAreSentAgainOnlyIfTheyDidNotArrive(boolean stored) {
        SERVER.instantUploads(false).failUpload(UploadFault.hangReply(stored), 1);

        result(
                AlfaFile.class,
                "alfafile:upload?fileName=a.bin",
                Content.random(50_000, 5).toByteArray());

        assertThat(SERVER.files()).hasSize(1);
        assertThat(SERVER.streamRequests()).hasSize(stored ? 1 : 2);
    }

    /** Whatever the service would do, nobody has to know: what has arrived is asked for, not sent again. */
    @ParameterizedTest
    @EnumSource(SecondPost.class)
    void bytesThatArrivedUnseenAreNotPostedTwice(SecondPost meaning) {
        SERVER.instantUploads(false)
                .secondPost(meaning)
                .failUpload(UploadFault.dropReply(true), 1)
                .processingPolls(2);

        AlfaFile file = result(AlfaFile.class, "alfafile:upload?fileName=a.bin", new byte[] {1});

        assertThat(SERVER.streamRequests()).hasSize(1);
        assertThat(SERVER.files())
                .singleElement()
                .satisfies(only -> assertThat(only.id()).isEqualTo(file.id()));
    }

    static Stream<UploadFault> silences() {
        return Stream.of(
                UploadFault.hangReply(true),
                // A proxy that gives up after a second.
                UploadFault.status(504, true).and(UploadFault.drip(300)));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void aServiceThatIsStillAtWorkOnTheBytesGetsTheSameTimeAgain(UploadFault silence) {
        SERVER.instantUploads(false)
                .stateZeroAfterBytes(true)
                .processingPolls(4)
                .failUpload(silence, 1);

        result(AlfaFile.class, "alfafile:upload?fileName=a.bin", new byte[] {1});

        assertThat(SERVER.files()).hasSize(1);
        assertThat(SERVER.streamRequests()).hasSize(1);
    }

    @Test
    void anUploadThatIsTakenMoreSlowlyThanMinTransferRateIsOver() {
        SERVER.instantUploads(false).failUpload(UploadFault.drip(1_000_000), 1);

        TemporaryFailureException slow = failure(
                TemporaryFailureException.class,
                "alfafile:upload?fileName=a.bin&maxRetries=0&minTransferRate=20000000",
                new byte[40_000_000]);

        assertThat(slow).hasMessageContaining("minTransferRate");
        assertThat(SERVER.files()).isEmpty();
    }
}
