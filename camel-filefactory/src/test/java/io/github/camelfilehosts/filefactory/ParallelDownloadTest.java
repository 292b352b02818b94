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

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.File;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.apache.camel.util.concurrent.SynchronousExecutorService;
import org.junit.jupiter.api.Test;

/** {@code downloadConnections}: ranges side by side. */
class ParallelDownloadTest extends FileFactoryTestSupport {

    private static final Content CONTENT = Content.random(10_000_001, 1);

    @Test
    void fourConnectionsGiveTheRightBytesOverOneLink() {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.drip(20_000_000), 4);

        assertThat(download()).hasBinaryContent(CONTENT.toByteArray());

        assertThat(SERVER.maxConcurrentDownloads()).isBetween(2, 4);
        assertThat(SERVER.rangesAsked("abc")).hasSizeGreaterThan(4).doesNotHaveDuplicates();
        assertThat(SERVER.bytesServed()).isEqualTo(10_000_001);
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(1);
        assertThat(directory).isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void brokenRangesAreResumed() {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.endAfter(500_000), 3);
        SERVER.failDownload("abc", DownloadFault.resetAfter(300_000), 3);

        assertThat(download()).hasBinaryContent(CONTENT.toByteArray());

        assertThat(SERVER.maxConcurrentDownloads()).isLessThanOrEqualTo(4);
    }

    @Test
    void linksThatExpireMeanwhileAreReplacedByOne() {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(263), 2);

        assertThat(download()).hasBinaryContent(CONTENT.toByteArray());

        assertThat(SERVER.calls("getDownloadLink")).isBetween(2, 3);
    }

    @Test
    void aServerThatIgnoresRangesServesOneConnection() {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.ignoreRange(), 99);

        assertThat(download()).hasBinaryContent(CONTENT.toByteArray());
    }

    @Test
    void aWrongByteIsFound() {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.corruptAt(5_000_000), 99);

        assertThat(failure(uri(), "abc")).isInstanceOf(CorruptTransferException.class);
        assertThat(directory.resolve("a.bin")).doesNotExist();
    }

    @Test
    void aFileThatGoesMeanwhileEndsAllOfThem() {
        SERVER.addFile("abc", "a.bin", CONTENT);
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(252), 99);

        assertThat(failure(uri(), "abc")).isInstanceOf(FileNotFoundOnHostException.class);
        assertThat(SERVER.downloads("abc")).isLessThanOrEqualTo(4);
    }

    @Test
    void aDownloadThatBrokeOffIsResumedWithoutFetchingAllAgain() throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT);
        // After the first ranges the server breaks down.
        SERVER.failDownload("abc", DownloadFault.drip(50_000_000), 9);
        SERVER.failDownload("abc", DownloadFault.resetBeforeReply(), 4);
        failure(uri() + "&maxRetries=0", "abc");
        long front = new ObjectMapper()
                .readTree(directory.resolve("a.bin.abc.part.json").toFile())
                .path("front")
                .longValue();
        long served = SERVER.bytesServed();
        restartCamel();

        assertThat(download()).hasBinaryContent(CONTENT.toByteArray());

        assertThat(SERVER.bytesServed() - served).isEqualTo(10_000_001 - front);
    }

    /** Threads that are quicker than the one that follows them: here each task ends before execute returns. */
    @Test
    void whatHasComeBeforeHashingBeginsIsHashedToo() throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT);
        context.getExecutorServiceManager().setThreadPoolFactory(new DefaultThreadPoolFactory() {
            @Override
            public ExecutorService newCachedThreadPool(ThreadFactory threadFactory) {
                return new SynchronousExecutorService();
            }
        });
        component.stop();
        component.start();

        assertThat(download()).hasBinaryContent(CONTENT.toByteArray());

        assertThat(SERVER.bytesServed()).isEqualTo(10_000_001);
    }

    private File download() {
        return result(File.class, uri(), "abc");
    }

    private String uri() {
        return "filefactory:download?downloadConnections=4&downloadDirectory=" + directory;
    }
}
