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
package io.github.camelfilehosts.internal.transfer;

import io.github.camelfilehosts.ManualClock;
import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferGuard;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.Transports;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.HttpTransport;
import io.github.camelfilehosts.internal.http.Retry;
import io.github.camelfilehosts.internal.http.TransferHosts;
import io.github.camelfilehosts.internal.transfer.download.DownloadSettings;
import io.github.camelfilehosts.internal.transfer.download.FileFacts;
import io.github.camelfilehosts.internal.transfer.download.RemoteFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A file of some bytes at a file server, and what it takes to fetch it. */
@Timeout(30)
public abstract class TransferTestSetup {

    protected static final int SIZE = 300_000;

    protected final byte[] bytes = randomBytes(SIZE);
    protected final RecordingSleeper sleeper = new RecordingSleeper();
    protected final ManualClock clock = new ManualClock();
    protected final CallContext context = sleeper.context(Duration.ofSeconds(60));
    protected final ExecutorService executor = Executors.newCachedThreadPool();
    protected final List<String> heard = new CopyOnWriteArrayList<>();
    /** Says yes unless a test wants otherwise. */
    protected volatile TransferGuard guard = transfer -> true;

    protected final TransferListener listener = new TransferListener() {
        @Override
        public void started(Transfer transfer) {
            heard.add("started " + transfer.fileId());
        }

        @Override
        public void completed(Transfer transfer) {
            heard.add("completed " + transfer.fileId());
        }

        @Override
        public void failed(Transfer transfer, Throwable cause) {
            heard.add("failed " + transfer.fileId());
        }
    };
    protected FileServer server;

    @BeforeEach
    protected void startServer() throws IOException {
        server = new FileServer(bytes, clock);
    }

    @AfterEach
    protected void stopServer() throws IOException {
        server.close();
        executor.shutdownNow();
    }

    protected static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    protected static String md5(byte[] bytes) {
        try {
            Md5 md5 = new Md5(Runnable::run);
            md5.updateAll(new ByteArrayInputStream(bytes));
            return md5.hex();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    protected FileFacts facts() {
        return new FileFacts("id1", "file.bin", bytes.length, md5(bytes));
    }

    protected DownloadSettings settings() {
        return settings(true);
    }

    protected DownloadSettings settings(boolean verifyChecksum) {
        return settings(Transports.transport(), verifyChecksum);
    }

    protected DownloadSettings settings(HttpTransport transport, boolean verifyChecksum) {
        return new DownloadSettings(
                transport,
                TransferHosts.ANY,
                new Retry(3, Duration.ofSeconds(1)),
                clock,
                executor,
                verifyChecksum,
                listener,
                transfer -> guard.mayContinue(transfer));
    }

    /** As the download step makes it: with a first link. */
    protected RemoteFile file(FileFacts facts) {
        return new RemoteFile(facts, server, server.link(), context, settings());
    }

    protected RemoteFile file() {
        return file(facts());
    }
}
