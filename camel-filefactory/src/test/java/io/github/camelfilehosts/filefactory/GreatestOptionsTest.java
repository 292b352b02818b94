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

import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.test.Content;
import java.io.File;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each number and each time as large as it may be: none of them overflows where it is used. */
@Timeout(60)
class GreatestOptionsTest extends FileFactoryTestSupport {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Content CONTENT = Content.random(3_000_000, 5);

    @Override
    public FileFactoryComponent newComponent() {
        FileFactoryComponent greatest = super.newComponent();
        greatest.setConnectTimeout(YEAR.toMillis());
        greatest.setConnectionRequestTimeout(YEAR.toMillis());
        greatest.setResponseTimeout(YEAR.toMillis());
        greatest.setSoTimeout(YEAR.toMillis());
        greatest.setMaxTotalConnections(Integer.MAX_VALUE);
        greatest.setConnectionsPerRoute(Integer.MAX_VALUE);
        return greatest;
    }

    @Override
    protected void configure(FileFactoryConfiguration options) {
        options.setDownloadConnections(Integer.MAX_VALUE);
        options.setMaxRetries(Integer.MAX_VALUE);
        options.setMaxConcurrentRequests(Integer.MAX_VALUE);
        options.setMaxConcurrentTransfers(Integer.MAX_VALUE);
        options.setMinTransferRate(Integer.MAX_VALUE);
        options.setRequestsPerHour(Integer.MAX_VALUE);
        options.setMaxWait(YEAR);
    }

    @Test
    void aDownload() {
        SERVER.addFile("abc", "a.bin", CONTENT);

        assertThat(result(File.class, "filefactory:download?downloadDirectory=" + directory, "abc"))
                .hasBinaryContent(CONTENT.toByteArray());
    }

    @Test
    void aRetryThatWouldHaveToWaitForLonger() {
        SERVER.failNextWith("getMemberInfo", 503, "text/plain", "busy", 1);

        assertThat(failure("filefactory:getMemberInfo?retryDelay=365d", null))
                .isInstanceOf(TemporaryFailureException.class);
    }
}
