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

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.contract.SpansContract;
import io.github.camelfilehosts.test.UploadFault;
import org.junit.jupiter.api.Test;

class SpansTest extends AlfaFileTestSupport implements SpansContract {

    @Test
    void anUploadsSpanHasTheFileThatCameOfIt() {
        String id = result(AlfaFile.class, "alfafile:upload?fileName=u.bin&synchronous=true", "hello again")
                .id();

        assertThat(attributes(span())).containsEntry("file.id", id).containsEntry("file.size", "11");
    }

    @Test
    void eachAttemptAtAnUploadIsAPartOfItsStep() {
        SERVER.failUpload(UploadFault.status(503), 1);

        succeed("alfafile:upload?fileName=u.bin&retryDelay=1", "hello again");

        assertThat(told("bytes up", "attempt")).containsExactly("1", "2");
        assertThat(told("bytes up", "outcome")).containsExactly("TemporaryFailureException", "ok");
        assertThat(told("bytes up", "bytes")).containsExactly("11", "11");
        assertThat(told("bytes up", "provider")).containsOnly("alfafile");
        assertThat(told("bytes up", "operation")).containsOnly("upload");
        assertThat(parts("bytes up"))
                .allSatisfy(part -> assertThat(part.getParentSpanId()).isEqualTo(span().getSpanId()));
    }
}
