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

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.transfer.Md5;
import io.github.camelfilehosts.internal.transfer.Permission;
import io.github.camelfilehosts.internal.transfer.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Fetches the rest of a file in parallel ranges. The ranges are short and taken in order, so the front, up to which no
 * byte is missing, moves steadily. The bytes before the front are hashed while others arrive, and after a crash the
 * download is resumed from the front. Used once.
 */
final class RangedDownload {

    private static final long LONGEST_RANGE = 16 * 1024 * 1024L;
    private static final long SHORTEST_RANGE = 1024 * 1024L;
    private static final int BUFFER = 64 * 1024;

    private final RemoteFile file;
    private final PartFile part;
    private final SameVersion version;
    private final int connections;
    private final CallContext context;
    private final Object linkLock = new Object();
    private final Progress progress;
    private final Permission permission;
    private final Set<RemoteFileStream> open = ConcurrentHashMap.newKeySet();

    /** The ranges after the front, by start and end. */
    private final TreeMap<Long, Long> ahead = new TreeMap<>();

    private Link link;
    private long rangeLength;
    private long next;
    private long front;
    private long arrived;
    private Throwable failure;

    /** @param version the version of all ranges and of the existing bytes */
    RangedDownload(RemoteFile file, PartFile part, SameVersion version, Link link, int connections, Progress progress) {
        this.file = file;
        this.part = part;
        this.version = version;
        this.connections = connections;
        this.context = file.context();
        this.link = link;
        this.progress = progress;
        this.permission = file.permission();
    }

    static boolean isWorthwhile(long bytes) {
        return bytes >= 2 * SHORTEST_RANGE;
    }

    /**
     * Fetches what is missing.
     *
     * @param from the offset up to which no byte is missing
     * @param md5 the digest of the bytes up to there; null to check only the length
     */
    void run(long from, Md5 md5) throws IOException {
        front = from;
        next = from;
        arrived = from;
        rangeLength = Math.max(SHORTEST_RANGE, Math.min(LONGEST_RANGE, (file.size() - from) / (4L * connections)));
        part.setFront(front);
        progress.started(from);
        List<Future<?>> workers = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                workers.add(startWorker());
            }
            follow(from, md5);
            permission.requireForLast();
            progress.completed(file.size());
        } catch (IOException | RuntimeException e) {
            progress.failed(e);
            throw e;
        } finally {
            stop(workers);
        }
    }

    private Future<?> startWorker() {
        try {
            return CompletableFuture.runAsync(this::fetchRanges, file.executor());
        } catch (RejectedExecutionException e) {
            throw new TemporaryFailureException(context.failure(
                    "file '" + file.facts().id() + "' is not fetched, because the component is stopping"));
        }
    }

    /** Follows the front to the end: hashes the bytes, and stores the progress. */
    private void follow(long from, Md5 md5) throws IOException {
        // Not the front, which may have moved on already.
        long hashed = from;
        while (hashed < file.size()) {
            long to = awaitFront(hashed);
            if (md5 != null) {
                part.digest(md5, hashed, to);
            }
            hashed = to;
            part.setValidators(version.version());
            part.setFront(hashed);
        }
        if (md5 != null) {
            String actual = md5.hex();
            if (!actual.equals(file.md5())) {
                throw new CorruptTransferException(
                        context.failure("file '" + file.facts().id() + "' has MD5 " + file.md5() + ", but the " + hashed
                                + " bytes that came have " + actual));
            }
        }
    }

    private synchronized long awaitFront(long beyond) throws IOException {
        while (front <= beyond && failure == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TemporaryFailureException(context.failure("the download of file '"
                        + file.facts().id() + "' was interrupted after " + front
                        + " bytes. The part is kept, and resumed next time"));
            }
        }
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return front;
    }

    private void fetchRanges() {
        try {
            for (long start = takeRange(); start < file.size(); start = takeRange()) {
                long end = Math.min(start + rangeLength, file.size());
                fetchRange(start, end);
                rangeDone(start, end);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private synchronized long takeRange() {
        if (failure != null) {
            return Long.MAX_VALUE;
        }
        long start = next;
        next = Math.min(next + rangeLength, file.size());
        return start;
    }

    private void fetchRange(long start, long end) throws IOException {
        byte[] buffer = new byte[BUFFER];
        RangeLinks links = new RangeLinks();
        try (RemoteFileStream in = file.openRange(start, end, links.mine, links, version, progress)) {
            open.add(in);
            long position = start;
            for (int count = in.read(buffer); count >= 0 && !hasFailed(); count = in.read(buffer)) {
                permission.require();
                part.writeAt(position, buffer, count);
                position += count;
                progress.transferred(arrived(count));
            }
            open.remove(in);
        }
    }

    private synchronized boolean hasFailed() {
        return failure != null;
    }

    private synchronized long arrived(int count) {
        arrived += count;
        return arrived;
    }

    private synchronized void rangeDone(long start, long end) {
        if (failure != null) {
            return;
        }
        ahead.put(start, end);
        while (!ahead.isEmpty() && ahead.firstKey() == front) {
            front = ahead.pollFirstEntry().getValue();
        }
        notifyAll();
    }

    private synchronized void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
        notifyAll();
    }

    /** No worker may write once the part file is closed. */
    private void stop(List<Future<?>> workers) {
        fail(new IOException("the download has ended"));
        open.forEach(RemoteFileStream::abort);
        for (Future<?> worker : workers) {
            awaitEnd(worker);
        }
    }

    private static void awaitEnd(Future<?> worker) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Another link than the failed one: one that another range has got meanwhile, or a new one. */
    private Link renew(Link failed) {
        synchronized (linkLock) {
            if (link == failed) {
                link = file.links().fresh();
            }
            return link;
        }
    }

    /** The links of one range. All ranges share a link as long as it works, because each link costs a call. */
    private final class RangeLinks implements LinkSource {

        private Link mine;

        RangeLinks() {
            synchronized (linkLock) {
                mine = link;
            }
        }

        @Override
        public Link fresh() {
            mine = renew(mine);
            return mine;
        }

        @Override
        public FileHostException refusal(DownloadReply reply) {
            return file.links().refusal(reply);
        }

        @Override
        public FileHostException suspicion(DownloadReply reply) {
            return file.links().suspicion(reply);
        }
    }
}
