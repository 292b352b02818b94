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
package io.github.camelfilehosts.internal.http;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends what waits too long, where Java knows no time-out: a blocked write, or an answer that comes in drops. One thread
 * looks after all that is watched, and goes when nothing is. Thread-safe.
 */
final class Watchdog implements Closeable {

    private static final long THREAD_LIFE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1,
            work -> {
                Thread thread = new Thread(work, "camel-filehost-watchdog");
                thread.setDaemon(true);
                return thread;
            },
            // Once closed, it has nothing to look after.
            new ThreadPoolExecutor.DiscardPolicy());

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(THREAD_LIFE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /**
     * Watches something until it is closed.
     *
     * @param limit the longest wait; zero for none
     * @param quota how much must move in as long a wait as that, or it counts as none; 1 for anything at all
     * @param end ends what is watched: called once at most, on the watchdog's thread, and not to wait for anything
     */
    Watch watch(Duration limit, long quota, Runnable end) {
        Watch watch = new Watch(limit.toNanos(), quota, end);
        if (watch.limit > 0) {
            watch.lookIn(watch.limit);
        }
        return watch;
    }

    /** Lets go of all that is watched. */
    @Override
    public void close() {
        timer.shutdownNow();
    }

    /**
     * Of one thing that is watched. Its time counts only while it waits for the other side, not while it is busy with
     * something else.
     */
    final class Watch implements Closeable {

        private final long limit;
        private final long quota;
        private final Runnable end;
        private boolean waiting;
        private long since;
        private long waited;
        private long moved;
        private Future<?> nextLook;
        private boolean quotaMet;
        private boolean expired;
        private boolean closed;

        private Watch(long limit, long quota, Runnable end) {
            this.limit = limit;
            this.quota = quota;
            this.end = end;
        }

        long quota() {
            return quota;
        }

        /** From now on it waits for bytes to move. */
        synchronized void waits() {
            since = System.nanoTime();
            waiting = true;
        }

        /**
         * So many have moved, and it no longer waits. What it has waited counts on, unless enough have moved since that
         * began to count.
         */
        synchronized void moved(long bytes) {
            waited += System.nanoTime() - since;
            waiting = false;
            moved += bytes;
            if (moved >= quota) {
                quotaMet = true;
                goesOn();
            }
        }

        /** What it waited for has come. */
        synchronized void goesOn() {
            waiting = false;
            waited = 0;
            moved = 0;
        }

        /** In nanoseconds, without the wait that goes on. */
        synchronized long waited() {
            return waited;
        }

        /** Whether it has waited for too long, and so was ended. */
        synchronized boolean isExpired() {
            return expired;
        }

        /** Whether it was ended, and never so much moved as must within one wait. */
        synchronized boolean hasDripped() {
            return expired && !quotaMet;
        }

        private synchronized void lookIn(long nanos) {
            if (!closed) {
                nextLook = timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
            }
        }

        private void look() {
            long left = left();
            if (left > 0) {
                lookIn(left);
            } else if (expire()) {
                end.run();
            }
        }

        private synchronized long left() {
            return waiting ? limit - waited - (System.nanoTime() - since) : limit;
        }

        /** What has been let go of meanwhile is not ended: its connection may be somebody else's. */
        private synchronized boolean expire() {
            expired = !closed;
            return expired;
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (nextLook != null) {
                nextLook.cancel(false);
            }
        }
    }
}
