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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends what waits too long, where Java has no time-out: a blocked write, or an answer that comes very slowly. One
 * thread checks everything that is watched, and ends when nothing is. Thread-safe.
 */
final class Watchdog implements Closeable {

    private static final long THREAD_LIFE_SECONDS = 10;
    private static final long PULSE_MILLIS = 500;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1,
            work -> {
                Thread thread = new Thread(work, "camel-filehost-watchdog");
                thread.setDaemon(true);
                return thread;
            },
            // Once closed, it has nothing to check.
            new ThreadPoolExecutor.DiscardPolicy());

    private final AtomicBoolean beats = new AtomicBoolean();
    private volatile boolean used;

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(THREAD_LIFE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /**
     * Watches something until it is closed.
     *
     * @param limit the longest wait; zero for none
     * @param quota how many bytes must move within that wait, or they do not count; 1 for any
     * @param end ends what is watched; called at most once, on the watchdog's thread, and must not block
     */
    Watch watch(Duration limit, long quota, Runnable end) {
        Watch watch = new Watch(limit.toNanos(), quota, end);
        if (watch.limit > 0) {
            used = true;
            if (beats.compareAndSet(false, true)) {
                pulse();
            }
            watch.lookIn(watch.limit);
        }
        return watch;
    }

    /**
     * Keeps a task ahead of the watches in the timer's queue while watches are added. A task that comes first wakes the
     * thread: if each watch did, each API call would cost a switch of threads.
     */
    private void pulse() {
        if (used) {
            used = false;
            timer.schedule(this::pulse, PULSE_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            beats.set(false);
        }
    }

    /** Stops watching everything. */
    @Override
    public void close() {
        timer.shutdownNow();
    }

    /**
     * Watches one thing. Time counts only while it waits for the other side, not while it is busy with something else.
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
         * This many bytes have moved, and it no longer waits. Its waiting time starts again only if enough bytes have
         * moved since it last started.
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

        /** The waiting time in nanoseconds, without the current wait. */
        synchronized long waited() {
            return waited;
        }

        /** Whether it was ended, because it has waited for too long. */
        synchronized boolean isExpired() {
            return expired;
        }

        /** Whether it was ended, and never had the required number of bytes within one wait. */
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

        /** Does not end what is no longer watched, because its connection may be used by another request. */
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
