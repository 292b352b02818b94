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

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock per path for the whole process, because file locks do not tell the threads of a process apart. A lock is
 * removed when nobody holds it or waits for it.
 */
final class PathLocks {

    private static final Map<Path, Held> LOCKS = new HashMap<>();

    private PathLocks() {}

    /** Waits for the path and holds it until the handle is closed. */
    static Handle lock(Path path) throws InterruptedException {
        Path key = path.toAbsolutePath().normalize();
        Held held;
        synchronized (LOCKS) {
            held = LOCKS.computeIfAbsent(key, k -> new Held());
            held.users++;
        }
        try {
            held.lock.lockInterruptibly();
        } catch (InterruptedException e) {
            forget(key, held);
            throw e;
        }
        Held mine = held;
        return () -> {
            mine.lock.unlock();
            forget(key, mine);
        };
    }

    private static void forget(Path key, Held held) {
        synchronized (LOCKS) {
            if (--held.users == 0) {
                LOCKS.remove(key);
            }
        }
    }

    interface Handle extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Held {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }
}
