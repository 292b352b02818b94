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
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whoever reads one byte and closes leaves nothing behind, however often: ten thousand times with
 * {@code -Dabandoned.downloads=10000}.
 */
class AbandonedDownloadsTest {

    private static final int TIMES = Integer.getInteger("abandoned.downloads", 500);

    /** Far more than the buffers between here and the server hold: none of these downloads can end by itself. */
    private static final Content CONTENT = Content.random(1L << 30, 6);

    @RegisterExtension
    static final FileFactoryServer SERVER = new FileFactoryServer();

    @Test
    void leaveNothingBehind() throws Exception {
        SERVER.addFile("abandon1", "abandoned.bin", CONTENT).md5("00000000000000000000000000000000");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            HostedFile file = context.createProducerTemplate()
                    .requestBody(
                            "filefactory:download?fileId=abandon1&requestsPerHour=0&apiUrl=%s&email=%s&password=%s&authKey=%s"
                                    .formatted(SERVER.apiUrl(), SERVER.email(), SERVER.password(), SERVER.authKey()),
                            null,
                            HostedFile.class);
            int expected;
            try (InputStream in = CONTENT.open(0)) {
                expected = in.read();
            }
            readOneByte(file, expected);
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();

            for (int i = 0; i < TIMES; i++) {
                readOneByte(file, expected);
            }

            await().atMost(Duration.ofMinutes(2)).until(() -> SERVER.downloadsInProgress() == 0);
            assertThat(SERVER.openConnections()).isLessThan(5);
            assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 10);
            // None was read on: what was on its way in the buffers is all that moved.
            assertThat(SERVER.bytesServed() / TIMES).isLessThan(CONTENT.size() / 10);
        }
    }

    private static void readOneByte(HostedFile file, int expected) throws Exception {
        try (InputStream in = file.open()) {
            assertThat(in.read()).isEqualTo(expected);
        }
    }
}
