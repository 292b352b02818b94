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
 * Runs transfers step by step. Bytes are moved on the component's own threads, as many at a time as the account has
 * slots; a transfer that waits has no thread. Thread-safe.
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

    /** Camel's own profile would silently drop tasks after the shutdown, and their exchanges would never end. */
    private static ThreadPoolProfile waitersProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile();
        profile.setPoolSize(1);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    /**
     * Starts a transfer and returns; the callback is called once, when it has ended.
     *
     * @param context the context of the operation
     * @param slots the account's slots for moving bytes
     * @param polls the account's slots for the work after a wait
     * @param job the transfer; its failure is set on the exchange
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

    /** Runs a transfer on the caller's thread, including its waits. */
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
            // The turn is still to come, or has just come, and will not be used.
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

    /** For work beside a transfer, for example hashing. Its tasks have the MDC of the thread that submits them. */
    public Executor executor() {
        return task -> movers.execute(new CarriedMdc().around(task));
    }

    /** Ends all transfers: threads are interrupted, and waiting transfers fail. */
    @Override
    public void close() {
        closed.complete(null);
        threads.shutdownNow(waiters);
        threads.shutdownNow(movers);
        runs.forEach(Run::stop);
    }

    /**
     * Waits, after {@link #close()}, for the threads that were working, no longer than Camel waits for any thread pool.
     */
    void awaitEnd() {
        try {
            threads.awaitTermination(movers, threads.getShutdownAwaitTermination());
            threads.awaitTermination(waiters, threads.getShutdownAwaitTermination());
        } catch (InterruptedException e) {
            // One of these threads may be stopping the component.
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
         * The exception that ends it if the component stops; null while a thread works for it. Whoever takes it
         * continues or ends the transfer.
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

        /** Does the work of a step; returns the work that follows. */
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
                    // Before the rest of the route, which may need the slot.
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

        /** Not on the scheduler, which all transfers share: the service, and the rest of the route, may take long. */
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

        /** Clears an interrupt, which was meant for the transfer and not for the callback. */
        private void goOn(Runnable next) {
            Thread.interrupted();
            next.run();
        }

        /** Ends the transfer if it waits. A working one ends by itself when its connection is closed. */
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
