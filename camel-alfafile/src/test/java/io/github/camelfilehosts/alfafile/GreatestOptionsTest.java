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
import io.github.camelfilehosts.test.Content;
import java.io.File;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each number and each time as large as it may be: none of them overflows where it is used. */
@Timeout(60)
class GreatestOptionsTest extends AlfaFileTestSupport {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final byte[] BODY = Content.random(3_000_000, 5).toByteArray();

    @Override
    public AlfaFileComponent newComponent() {
        AlfaFileComponent greatest = new AlfaFileComponent();
        greatest.setConnectTimeout(YEAR.toMillis());
        greatest.setConnectionRequestTimeout(YEAR.toMillis());
        greatest.setResponseTimeout(YEAR.toMillis());
        greatest.setSoTimeout(YEAR.toMillis());
        greatest.setMaxTotalConnections(Integer.MAX_VALUE);
        greatest.setConnectionsPerRoute(Integer.MAX_VALUE);
        return greatest;
    }

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setDownloadConnections(Integer.MAX_VALUE);
        options.setMaxRetries(Integer.MAX_VALUE);
        options.setMaxConcurrentRequests(Integer.MAX_VALUE);
        options.setMaxConcurrentTransfers(Integer.MAX_VALUE);
        options.setMinTransferRate(Integer.MAX_VALUE);
        options.setRequestsPerHour(Integer.MAX_VALUE);
        options.setMaxWait(YEAR);
        options.setUploadTimeout(YEAR);
        options.setPollInterval(YEAR);
    }

    @Test
    void anUpload() {
        assertThat(result(AlfaFile.class, "alfafile:upload?fileName=a.bin", BODY)
                        .size())
                .isEqualTo(BODY.length);
    }

    @Test
    void aDownload() {
        SERVER.addFile("GH", "a.bin", Content.of(BODY));

        assertThat(result(File.class, "alfafile:download?downloadDirectory=" + directory, "GH"))
                .hasBinaryContent(BODY);
    }
}
