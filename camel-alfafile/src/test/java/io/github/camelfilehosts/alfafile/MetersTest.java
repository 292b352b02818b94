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
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.contract.MetersContract;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.UploadFault;
import org.junit.jupiter.api.Test;

class MetersTest extends AlfaFileTestSupport implements MetersContract {

    private static final String UPLOAD = "alfafile:upload?fileName=u.bin&synchronous=true";
    private static final byte[] BODY = Content.random(200_000, 9).toByteArray();

    @Override
    public AlfaFileComponent newComponent() {
        return timed(super.newComponent());
    }

    @Test
    void anUploadIsCountedWithItsBytes() {
        succeed(UPLOAD, BODY);

        assertThat(count("transfers", "direction", "up", "outcome", "ok")).isEqualTo(1);
        assertThat(count("bytes", "direction", "up")).isEqualTo(200_000);
        assertThat(count("transfers.active", "direction", "up")).isZero();
        assertThat(count("bytes.saved")).isZero();
    }

    @Test
    void oneOnItsWayUpIsActive() {
        SERVER.failUpload(UploadFault.drip(1), 1);
        template.asyncRequestBody(UPLOAD, BODY);

        await().untilAsserted(() ->
                assertThat(count("transfers.active", "direction", "up")).isEqualTo(1));
        assertThat(count("transfers.active", "direction", "down")).isZero();
        await().until(() -> SERVER.faultsNeverMet().isEmpty());
        component.stop();
    }

    @Test
    void bytesThatAreSentAgainAreCountedAgain() {
        SERVER.failUpload(UploadFault.status(503), 1);

        succeed(UPLOAD, BODY);

        assertThat(count("transfers", "direction", "up", "outcome", "ok")).isEqualTo(1);
        assertThat(count("bytes", "direction", "up")).isEqualTo(400_000);
    }

    @Test
    void anInstantOneSavesItsBytes() {
        SERVER.knows(Content.of(BODY));

        succeed(UPLOAD, BODY);

        assertThat(count("transfers", "direction", "up", "outcome", "instant")).isEqualTo(1);
        assertThat(count("bytes.saved")).isEqualTo(200_000);
        assertThat(count("bytes", "direction", "up")).isZero();
    }

    @Test
    void soDoesOneThatIsSkipped() {
        succeed(UPLOAD, BODY);
        succeed(UPLOAD + "&skipExisting=true", BODY);

        assertThat(count("transfers", "direction", "up", "outcome", "skipped")).isEqualTo(1);
        assertThat(count("bytes.saved")).isEqualTo(200_000);
    }

    @Test
    void oneThatIsRefusedBeforeItsFirstByteIsCountedUnderItsFailure() {
        SERVER.failNext("file/upload", 400, "Bad request", 1);

        failure(UPLOAD, BODY);

        assertThat(count("transfers", "direction", "up", "outcome", "InvalidRequestException"))
                .isEqualTo(1);
        assertThat(count("transfers.active", "direction", "up")).isZero();
    }

    @Test
    void aCodeOfTheServiceIsTheOutcome() {
        failure("alfafile:info", "nosuchfile");

        assertThat(count("calls", "method", "file/info", "outcome", "404")).isEqualTo(1);
    }
}
