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
package io.github.camelfilehosts.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.internal.camel.FileHostConfiguration;
import io.github.camelfilehosts.test.Content;
import java.io.File;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Each number and each time as large as it may be: none of them overflows where it is used. A test that passes this
 * sets them, with what is here for those of both components.
 */
@Timeout(60)
public interface GreatestOptionsContract extends ComponentTest {

    Duration YEAR = Duration.ofDays(365);
    Content CONTENT = Content.random(3_000_000, 5);

    default <C extends FileHostComponent> C greatest(C component) {
        component.setConnectTimeout(YEAR.toMillis());
        component.setConnectionRequestTimeout(YEAR.toMillis());
        component.setResponseTimeout(YEAR.toMillis());
        component.setSoTimeout(YEAR.toMillis());
        component.setMaxTotalConnections(Integer.MAX_VALUE);
        component.setConnectionsPerRoute(Integer.MAX_VALUE);
        return component;
    }

    default void greatest(FileHostConfiguration options) {
        options.setDownloadConnections(Integer.MAX_VALUE);
        options.setMaxRetries(Integer.MAX_VALUE);
        options.setMaxConcurrentRequests(Integer.MAX_VALUE);
        options.setMaxConcurrentTransfers(Integer.MAX_VALUE);
        options.setMaxMessagesPerPoll(Integer.MAX_VALUE);
        options.setMinTransferRate(Integer.MAX_VALUE);
        options.setMaxWait(YEAR);
    }

    @Test
    default void aDownload() {
        addFile("abc", "a.bin", CONTENT);

        assertThat(result(File.class, downloadUri() + "?downloadDirectory=" + directory(), "abc"))
                .hasBinaryContent(CONTENT.toByteArray());
    }

    @Test
    default void aRetryThatWouldHaveToWaitForLonger() {
        server().failNextWith(words().accountMethod(), 503, "text/plain", "busy", 1);

        assertThat(failure(accountUri() + "?retryDelay=365d", null)).isInstanceOf(TemporaryFailureException.class);
    }
}
