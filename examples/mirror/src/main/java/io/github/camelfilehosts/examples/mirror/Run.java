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
package io.github.camelfilehosts.examples.mirror;

import io.github.camelfilehosts.AuthenticationFailedException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Mirrors several files at the same time, while further links are still being checked. Only a few hundred links are in
 * memory, however many there are.
 */
final class Run {

    /** How many checked files may wait for their turn. */
    private static final int WAITING = 200;

    private static final long LOOK_MILLIS = 50;
    private static final long END_SECONDS = 5;

    private final Routes routes;
    private final Journal journal;
    private final Tally tally;
    private final Screen screen;
    private final Stop stop;
    private final Semaphore room = new Semaphore(WAITING);
    private final ExecutorService workers;
    private volatile RuntimeException failure;

    Run(Routes routes, Journal journal, Tally tally, Screen screen, Stop stop, int parallel) {
        this.routes = routes;
        this.journal = journal;
        this.tally = tally;
        this.screen = screen;
        this.stop = stop;
        this.workers = Executors.newFixedThreadPool(parallel);
    }

    /**
     * Returns when everything is done, or stopped.
     *
     * @throws AuthenticationFailedException if a service refused the login
     */
    void over(Stream<Link> links, Selection selection, boolean again, Destination destination)
            throws InterruptedException {
        tally.start();
        Checker checker =
                new Checker(routes, journal, selection, again, destination, tally, this::enqueue, this::ended);
        Thread checking = new Thread(() -> check(checker, links), "checker");
        // It may be waiting for keyboard input.
        checking.setDaemon(true);
        checking.start();
        awaitEnd();
        if (failure != null) {
            throw failure;
        }
    }

    private void check(Checker checker, Stream<Link> links) {
        try {
            checker.check(links, () -> !stop.isRequested());
        } catch (Throwable e) {
            fail(e);
        } finally {
            workers.shutdown();
        }
    }

    private void enqueue(Job job) {
        tally.wanted(job);
        room.acquireUninterruptibly();
        try {
            workers.execute(() -> work(job));
        } catch (RejectedExecutionException e) {
            // The run has ended meanwhile.
        }
    }

    private void work(Job job) {
        room.release();
        if (!stop.isRequested()) {
            try {
                mirror(new Flight(job));
            } catch (Throwable e) {
                fail(e);
            }
        }
    }

    private void mirror(Flight flight) {
        tally.began(flight);
        Result result = result(flight);
        journal.append(result);
        if (result.outcome().arrived()) {
            routes.forget(flight.job());
        }
        tally.ended(flight, result);
        screen.ended(result);
    }

    private Result result(Flight flight) {
        try {
            return Result.arrived(flight, routes.mirror(flight));
        } catch (AuthenticationFailedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (stop.isDue()) {
                return Result.failed(flight, Outcome.interrupted, "stopped", true);
            }
            Reason reason = new Reason(e);
            Outcome outcome = reason.isGone() ? Outcome.gone : Outcome.failed;
            return Result.failed(flight, outcome, reason.toString(), reason.isPassing());
        }
    }

    private void ended(Result result) {
        if (stop.isRequested() && result.outcome() == Outcome.failed) {
            // The check was stopped: the links are unchanged.
            return;
        }
        journal.append(result);
        tally.ended(result);
        screen.ended(result);
    }

    /** Ends the run for any failure, because otherwise a file could be lost unnoticed. */
    private void fail(Throwable e) {
        synchronized (this) {
            RuntimeException mine = e instanceof RuntimeException known ? known : new IllegalStateException(e);
            failure = failure == null ? mine : failure;
        }
        stop.now();
    }

    private void awaitEnd() throws InterruptedException {
        boolean said = false;
        while (!workers.awaitTermination(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (stop.isRequested()) {
                workers.shutdown();
                if (stop.isInterrupted() && !said) {
                    screen.say("Stopping: running transfers have ten seconds to finish; Ctrl-C again stops them at"
                            + " once");
                    said = true;
                }
            }
            if (stop.isDue()) {
                routes.breakOff();
                workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
                return;
            }
        }
    }
}
