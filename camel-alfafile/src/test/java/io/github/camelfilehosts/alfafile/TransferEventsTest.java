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
import io.github.camelfilehosts.TransferEvent;
import io.github.camelfilehosts.contract.TransferEventsContract;
import io.github.camelfilehosts.test.Content;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TransferEventsTest extends AlfaFileTestSupport implements TransferEventsContract {

    private static final String UPLOAD = "alfafile:upload?fileName=" + NAME;
    private static final byte[] BODY = Content.random(200_000, 9).toByteArray();

    private static TransferEvent last() {
        return HEARD.get(HEARD.size() - 1);
    }

    @Test
    void anUploadIsStartedAndCompleted() throws IOException {
        succeed(UPLOAD, BODY);

        assertThat(HEARD.get(0)).isInstanceOf(TransferEvent.Started.class);
        assertThat(last()).isInstanceOfSatisfying(TransferEvent.Completed.class, end -> {
            assertThat(end.getBytes()).isEqualTo(200_000);
            assertThat(end.isInstant()).isFalse();
        });
        assertThat(line()).contains("alfafile upload: transfer '", "is complete: 200000 bytes in ", "resumed 0");
    }

    @Test
    void anInstantOneIsCompletedOnly() throws IOException {
        SERVER.knows(Content.of(BODY));

        succeed(UPLOAD, BODY);

        assertThat(HEARD).singleElement().isInstanceOfSatisfying(TransferEvent.Completed.class, end -> {
            assertThat(end.isInstant()).isTrue();
            assertThat(end.isSkipped()).isFalse();
            assertThat(end.getBytes()).isEqualTo(200_000);
        });
        assertThat(line()).endsWith(", instant");
    }

    @Test
    void soIsOneThatIsSkipped() throws IOException {
        succeed(UPLOAD, BODY);
        HEARD.clear();
        succeed(UPLOAD + "&skipExisting=true", BODY);

        assertThat(HEARD).singleElement().isInstanceOfSatisfying(TransferEvent.Completed.class, end -> {
            assertThat(end.isSkipped()).isTrue();
            assertThat(end.isInstant()).isFalse();
        });
        assertThat(line()).endsWith(", skipped");
    }

    @Test
    void oneThatIsRefusedBeforeItsFirstByteFailsOnly() throws IOException {
        SERVER.failNext("file/upload", 400, "Bad request", 1);

        failure(UPLOAD, BODY);

        assertThat(HEARD).singleElement().isInstanceOfSatisfying(TransferEvent.Failed.class, end -> {
            assertThat(end.getCause()).isInstanceOf(InvalidRequestException.class);
            assertThat(end.getTransfer().fileId()).isNull();
        });
        assertThat(line()).contains("alfafile upload: transfer of '" + NAME + "' ended early");
    }
}
