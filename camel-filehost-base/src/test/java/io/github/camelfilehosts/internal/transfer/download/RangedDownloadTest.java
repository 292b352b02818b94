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
package io.github.camelfilehosts.internal.transfer.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileExist;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.internal.transfer.FileServer;
import io.github.camelfilehosts.internal.transfer.TransferTestSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangedDownloadTest extends TransferTestSetup {

    private static final int MB = 1024 * 1024;

    /** Seven ranges of 1 MB, the last one short. */
    private final byte[] big = randomBytes(6 * MB + 1234);

    @TempDir
    Path directory;

    private FileServer bigServer;

    @BeforeEach
    void startBigServer() throws IOException {
        bigServer = new FileServer(big, clock);
        bigServer.connections = 3;
    }

    @AfterEach
    void stopBigServer() throws IOException {
        bigServer.close();
    }

    private Path download(int connections) {
        FileFacts facts = new FileFacts("id1", "file.bin", big.length, md5(big));
        RemoteFile file = new RemoteFile(facts, bigServer, bigServer.link(), context, settings());
        return new DirectoryDownload(directory, FileExist.Fail, connections).download(file, file.name());
    }

    private void onlyTheFileIsThere() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("file.bin"));
        }
    }

    @Test
    void fetchesRangesSideBySide() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier threeAtOnce = new CyclicBarrier(3);
        for (int i = 0; i < 3; i++) {
            bigServer.then((request, out) -> {
                most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                try {
                    threeAtOnce.await(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IOException(e);
                }
                bigServer.serve(request, out);
                inFlight.decrementAndGet();
            });
        }

        assertThat(download(5)).hasBinaryContent(big);

        assertThat(bigServer.ranges()).hasSize(7).contains("bytes=0-1048575", "bytes=6291456-");
        assertThat(most).hasValue(3);
        assertThat(bigServer.linksGiven).hasValue(0);
        assertThat(heard).containsExactly("started id1", "completed id1");
        onlyTheFileIsThere();
    }

    @Test
    void aFreeLinkGetsOneConnection() throws Exception {
        bigServer.resumable = false;

        assertThat(download(5)).hasBinaryContent(big);

        assertThat(bigServer.ranges()).containsExactly((String) null);
        assertThat(bigServer.linksGiven).hasValue(0);
    }

    @Test
    void aSmallFileGetsOneConnection() {
        FileFacts facts = facts();
        RemoteFile file = file(facts);

        assertThat(new DirectoryDownload(directory, FileExist.Fail, 5).download(file, "x"))
                .hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly((String) null);
    }

    @Test
    void aServerThatServesNoRangesIsTakenAsItIs() throws Exception {
        bigServer.otherwise(FileServer.replying(200, big));

        assertThat(download(3)).hasBinaryContent(big);
        onlyTheFileIsThere();
    }

    @Test
    void aServerThatSaysOfEveryRangeThatItIsBeyondTheEndIsTakenAsItIs() throws Exception {
        bigServer.otherwise((request, out) -> {
            if (request.header("range") == null) {
                bigServer.serve(request, out);
            } else {
                RawServer.reply(out, 416, new byte[0]);
            }
        });

        assertThat(download(3)).hasBinaryContent(big);
        onlyTheFileIsThere();
    }

    @Test
    void aBrokenRangeIsTakenUpAgain() throws Exception {
        for (int i = 0; i < 3; i++) {
            bigServer.then((request, out) -> {
                String[] bounds = request.header("range").replace("bytes=", "").split("-");
                bigServer.endingAt(Integer.parseInt(bounds[0]) + 5000).handle(request, out);
            });
        }

        assertThat(download(3)).hasBinaryContent(big);
        assertThat(bigServer.requests()).hasSize(10);
    }

    @Test
    void wrongBytesLeaveNothing() throws Exception {
        bigServer.file[5 * MB] ^= 1;
        byte[] right = big.clone();
        right[5 * MB] ^= 1;
        FileFacts facts = new FileFacts("id1", "file.bin", big.length, md5(right));
        RemoteFile file = new RemoteFile(facts, bigServer, null, context, settings());

        assertThatThrownBy(() -> new DirectoryDownload(directory, FileExist.Fail, 3).download(file, "file.bin"))
                .isInstanceOf(CorruptTransferException.class);

        assertThat(directory).isEmptyDirectory();
        assertThat(heard).containsExactly("started id1", "failed id1");
    }

    @Test
    void goesOnFromTheFrontUpToWhichNothingIsMissing() throws Exception {
        Path state = directory.resolve("file.bin.id1.part.json");
        bigServer.otherwise((request, out) -> {
            int from = Integer.parseInt(
                    request.header("range").replace("bytes=", "").split("-")[0]);
            if (from == 2 * MB) {
                await().until(() -> Files.readString(state).contains("\"front\":" + 2 * MB));
                RawServer.reply(out, 403, new byte[0]);
            } else {
                bigServer.serve(request, out);
            }
        });
        assertThatThrownBy(() -> download(2)).isInstanceOf(FileAccessDeniedException.class);
        assertThat(directory.resolve("file.bin")).doesNotExist();
        bigServer.requests().clear();
        bigServer.otherwise(bigServer::serve);

        assertThat(download(2)).hasBinaryContent(big);

        assertThat(bigServer.ranges()).contains("bytes=2097152-3145727").doesNotContain("bytes=0-1048575");
        onlyTheFileIsThere();
    }

    @Test
    void oneConnectionGoesOnWhereSeveralStopped() throws Exception {
        bigServer.otherwise((request, out) -> {
            int from = Integer.parseInt(
                    request.header("range").replace("bytes=", "").split("-")[0]);
            if (from == MB) {
                RawServer.reply(out, 403, new byte[0]);
            } else {
                bigServer.serve(request, out);
            }
        });
        assertThatThrownBy(() -> download(3)).isInstanceOf(FileAccessDeniedException.class);
        bigServer.otherwise(bigServer::serve);

        assertThat(download(1)).hasBinaryContent(big);
        onlyTheFileIsThere();
    }

    @Test
    void anExpiredLinkIsRenewedOnceForAllRanges() throws Exception {
        bigServer.otherwise((request, out) -> {
            if (request.path().equals("/get/0")) {
                RawServer.reply(out, 403, new byte[0]);
            } else {
                bigServer.serve(request, out);
            }
        });

        assertThat(download(3)).hasBinaryContent(big);
        assertThat(bigServer.linksGiven).hasValue(1);
    }
}
