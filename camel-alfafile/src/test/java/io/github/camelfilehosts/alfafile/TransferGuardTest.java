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
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferGuard;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.contract.TransferGuardContract;
import io.github.camelfilehosts.test.Content;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferGuardTest extends AlfaFileTestSupport implements TransferGuardContract {
    private static final byte[] BODY = Content.random(1_000_000, 3).toByteArray();

    /** Yes so often, and then no. */
    private List<Transfer> allow(int times) {
        List<Transfer> asked = new CopyOnWriteArrayList<>();
        component.getConfiguration().setTransferGuard((TransferGuard) transfer -> {
            asked.add(transfer);
            return asked.size() <= times;
        });
        return asked;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theLastBytesOfAnUploadAreNotSentAfterANo(int times) {
        List<Transfer> asked = allow(times);

        TemporaryFailureException failure =
                failure(TemporaryFailureException.class, "alfafile:upload?fileName=b.bin", BODY);

        assertThat(failure).hasMessageContaining("transferGuard");
        assertThat(asked).hasSize(times + 1).allSatisfy(transfer -> {
            assertThat(transfer.name()).isEqualTo("b.bin");
            assertThat(transfer.exchangeId()).isNotNull();
        });
        assertThat(SERVER.bytesReceived()).isLessThan(BODY.length);
        assertThat(SERVER.files()).extracting(file -> file.name()).doesNotContain("b.bin");
    }

    @Test
    void whoeverTakesTheUploadOverFinishesIt() {
        component.getConfiguration().setUploadJournal(new ConcurrentHashMap<>());
        allow(1);
        String uri = "alfafile:upload?fileName=b.bin&uploadKey=job-1";
        failure(TemporaryFailureException.class, uri, BODY);

        component.getConfiguration().setTransferGuard(transfer -> true);
        AlfaFile file = result(AlfaFile.class, uri + "&maxRetries=2", BODY);

        assertThat(file.size()).isEqualTo(BODY.length);
        assertThat(SERVER.uploadSessions()).hasSize(1);
        assertThat(SERVER.files())
                .filteredOn(stored -> stored.name().equals("b.bin"))
                .hasSize(1);
    }
}
