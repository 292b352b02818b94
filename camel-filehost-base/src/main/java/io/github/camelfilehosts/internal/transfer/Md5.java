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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Computes an MD5, which both services use to tell files apart. It is computed on another thread while the caller reads
 * on, because it takes about as long as the bytes take to arrive. A thread is used only while there are bytes to hash,
 * so an abandoned instance leaves nothing behind. Fed by one thread.
 */
public final class Md5 {

    private static final int READ_BUFFER = 64 * 1024;
    private static final int BLOCK = 128 * 1024;
    private static final int BLOCKS = 4;

    private final MessageDigest digest;
    private final Executor executor;
    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
    private final Queue<Block> full = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private Block current;
    private int made;

    /** @param executor for hashing; the tasks are short and never wait */
    public Md5(Executor executor) {
        this.executor = executor;
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    /** The MD5 of a file's bytes. */
    public static String of(Path path, Executor executor) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            Md5 md5 = new Md5(executor);
            md5.updateAll(in);
            return md5.hex();
        }
    }

    public static String of(byte[] bytes) {
        Md5 md5 = new Md5(Runnable::run);
        md5.update(bytes, 0, bytes.length);
        return md5.hex();
    }

    /** Reads a stream to its end, without closing it. Returns how many bytes there were. */
    public long updateAll(InputStream in) throws IOException {
        byte[] buffer = new byte[READ_BUFFER];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            update(buffer, 0, count);
            size += count;
        }
        return size;
    }

    /** Takes a copy of the bytes. Waits only if hashing is several blocks behind. */
    public void update(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (current == null) {
                current = take();
            }
            int count = Math.min(left, BLOCK - current.length);
            System.arraycopy(bytes, from, current.bytes, current.length, count);
            current.length += count;
            from += count;
            left -= count;
            if (current.length == BLOCK) {
                handOver();
            }
        }
    }

    /** The MD5 of the bytes so far, in lower-case hexadecimal. */
    public String hex() {
        if (current != null) {
            handOver();
        }
        List<Block> all = new ArrayList<>();
        for (int i = 0; i < made; i++) {
            // When all blocks are free, all are hashed.
            all.add(take(free));
        }
        free.addAll(all);
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's MD5 can be cloned", e);
        }
    }

    private Block take() {
        Block block = free.poll();
        if (block == null && made < BLOCKS) {
            made++;
            return new Block();
        }
        return block == null ? take(free) : block;
    }

    private void handOver() {
        full.add(current);
        current = null;
        if (waiting.getAndIncrement() == 0) {
            try {
                executor.execute(this::hash);
            } catch (RejectedExecutionException e) {
                // The component is stopping; running transfers may still end.
                hash();
            }
        }
    }

    /** Hashes until no block is waiting; never runs twice at the same time. */
    private void hash() {
        do {
            Block block = full.remove();
            digest.update(block.bytes, 0, block.length);
            block.length = 0;
            free.add(block);
        } while (waiting.decrementAndGet() > 0);
    }

    private static Block take(BlockingQueue<Block> queue) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    // Hashing a few blocks takes milliseconds; the reader notices the interrupt afterwards.
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Block {
        private final byte[] bytes = new byte[BLOCK];
        private int length;
    }
}
