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
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.Sleeper;
import io.github.camelfilehosts.internal.session.TransferSlots;
import io.github.camelfilehosts.internal.transfer.Step;
import io.github.camelfilehosts.internal.transfer.TransferJob;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes transfers through their steps: bytes on threads of the component's own, as many at a time as the account has
 * slots; waits on a scheduler, without a thread each. Thread-safe.
 */
public final class TransferDriver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TransferDriver.class);

    private final ExecutorServiceManager threads;
    private final ExecutorService movers;
    private final ScheduledExecutorService waiters;
    private final Sleeper sleeper;
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    TransferDriver(CamelContext camelContext, Object source, String name, Sleeper sleeper) {
        this.threads = camelContext.getExecutorServiceManager();
        this.sleeper = sleeper;
        this.movers = threads.newCachedThreadPool(source, name + "-transfer");
        this.waiters = threads.newScheduledThreadPool(source, name + "-processing", waitersProfile());
    }

    /** Camel's own would drop silently what comes after the shutdown, and its exchange would never end. */
    private static ThreadPoolProfile waitersProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile();
        profile.setPoolSize(1);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    /**
     * Starts a transfer and returns; the callback is called once, when it has ended.
     *
     * @param context on whose behalf
     * @param slots the account's, for moving bytes
     * @param polls the account's, for what is done after a wait
     * @param job its failure goes to the exchange
     */
    public void start(
            Exchange exchange,
            AsyncCallback callback,
            CallContext context,
            TransferSlots slots,
            TransferSlots polls,
            TransferJob job) {
        Run run = new Run(exchange, callback, context, slots, polls, job);
        runs.add(run);
        run.begin();
    }

    /** Does a transfer on the caller's thread, waits included. */
    public void run(CallContext context, TransferSlots slots, TransferJob job) throws Exception {
        try {
            Step step = job.begin();
            while (!(step instanceof Step.Done)) {
                step = step instanceof Step.Move move ? move(move, context, slots) : waitFor((Step.Wait) step);
            }
        } catch (Throwable e) {
            job.end(e);
            throw e;
        }
        job.end(null);
    }

    private Step move(Step.Move move, CallContext context, TransferSlots slots) throws Exception {
        awaitSlot(context, slots);
        try {
            return move.work().call();
        } finally {
            slots.giveBack();
        }
    }

    private void awaitSlot(CallContext context, TransferSlots slots) throws ExecutionException {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        slots.take(() -> turn.complete(null));
        try {
            CompletableFuture.anyOf(turn, closed).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closed.isDone() || Thread.currentThread().isInterrupted()) {
            // The turn still comes, or has just come: nobody is here to use it.
            if (!turn.cancel(false)) {
                slots.giveBack();
            }
            throw notStarted(context);
        }
    }

    private Step waitFor(Step.Wait wait) throws Exception {
        boolean slept = false;
        try {
            slept = sleeper.sleep(wait.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!slept) {
            throw wait.ifStopped().get();
        }
        return wait.work().call();
    }

    private static TemporaryFailureException notStarted(CallContext context) {
        return new TemporaryFailureException(
                context.failure("not started, because the component is stopping or the thread was interrupted"));
    }

    /** For work beside a transfer, hashing for example; its tasks carry the MDC of whoever hands them over. */
    public Executor executor() {
        return task -> movers.execute(new CarriedMdc().around(task));
    }

    /** Ends what is under way: threads are interrupted, and transfers that wait fail. */
    @Override
    public void close() {
        closed.complete(null);
        threads.shutdownNow(waiters);
        threads.shutdownNow(movers);
        runs.forEach(Run::stop);
    }

    /**
     * Waits, after {@link #close()}, for the threads that were at work: no longer than Camel waits for any thread pool.
     */
    void awaitEnd() {
        try {
            threads.awaitTermination(movers, threads.getShutdownAwaitTermination());
            threads.awaitTermination(waiters, threads.getShutdownAwaitTermination());
        } catch (InterruptedException e) {
            // It may be one of these threads that stops the component.
            Thread.currentThread().interrupt();
        }
    }

    private final class Run {
        private final Exchange exchange;
        private final AsyncCallback callback;
        private final CallContext context;
        private final TransferSlots slots;
        private final TransferSlots polls;
        private final TransferJob job;
        private final CarriedMdc mdc = new CarriedMdc();

        /**
         * What it ends with if the component stops; null while a thread is at work. Whoever takes it goes on with the
         * transfer, or ends it.
         */
        private final AtomicReference<Supplier<? extends RuntimeException>> ifStopped = new AtomicReference<>();

        Run(
                Exchange exchange,
                AsyncCallback callback,
                CallContext context,
                TransferSlots slots,
                TransferSlots polls,
                TransferJob job) {
            this.exchange = exchange;
            this.callback = callback;
            this.context = context;
            this.slots = slots;
            this.polls = polls;
            this.job = job;
        }

        void begin() {
            perform(job::begin).run();
        }

        /** Does the work of a step; returns how it goes on from there. */
        private Runnable perform(Callable<Step> work) {
            try {
                Step next = work.call();
                return () -> drive(next);
            } catch (Throwable e) {
                return () -> end(e);
            }
        }

        private void drive(Step step) {
            if (step instanceof Step.Move move) {
                ifStopped.set(() -> notStarted(context));
                slots.take(() -> move(move));
            } else if (step instanceof Step.Wait wait) {
                ifStopped.set(wait.ifStopped());
                schedule(wait);
            } else {
                end(null);
                return;
            }
            if (closed.isDone()) {
                stop();
            }
        }

        /** Whether it takes the slot that it has got. */
        private boolean move(Step.Move move) {
            if (ifStopped.getAndSet(null) == null) {
                return false;
            }
            try {
                movers.execute(mdc.around(() -> {
                    Runnable next = perform(move.work());
                    // Before the rest of the route, which may need it.
                    slots.giveBack();
                    goOn(next);
                }));
                return true;
            } catch (RejectedExecutionException e) {
                mdc.around(() -> end(notStarted(context))).run();
                return false;
            }
        }

        private void schedule(Step.Wait wait) {
            try {
                waiters.schedule(() -> look(wait), wait.delay().toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                stop();
            }
        }

        /**
         * Whom it asks may take its time, and so may the rest of the route, which follows: the scheduler is for all
         * transfers.
         */
        private void look(Step.Wait wait) {
            polls.take(() -> {
                if (ifStopped.getAndSet(null) == null) {
                    return false;
                }
                try {
                    movers.execute(mdc.around(() -> {
                        Runnable next = perform(wait.work());
                        polls.giveBack();
                        goOn(next);
                    }));
                    return true;
                } catch (RejectedExecutionException e) {
                    mdc.around(() -> end(wait.ifStopped().get())).run();
                    return false;
                }
            });
        }

        /** An interrupt was meant for the bytes, and not for those who are called back. */
        private void goOn(Runnable next) {
            Thread.interrupted();
            next.run();
        }

        /** One that is at work ends by itself, when its connection is taken away. */
        void stop() {
            Supplier<? extends RuntimeException> failure = ifStopped.getAndSet(null);
            if (failure != null) {
                mdc.around(() -> end(failure.get())).run();
            }
        }

        private void end(Throwable failure) {
            runs.remove(this);
            if (failure != null) {
                exchange.setException(failure);
            }
            try {
                job.end(failure);
            } catch (Throwable e) {
                LOG.warn("A transfer has ended, but could not release everything that it held", e);
            }
            callback.done(false);
        }
    }
}
