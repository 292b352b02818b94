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
package io.github.camelfilehosts.camel;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.http.CallContext;
import io.github.camelfilehosts.http.Sleeper;
import io.github.camelfilehosts.session.TransferSlots;
import io.github.camelfilehosts.transfer.Step;
import io.github.camelfilehosts.transfer.TransferJob;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes transfers through their steps: bytes on threads of the component's own, as many at a time as the account has slots; waits on a scheduler, without
 * a thread each. Thread-safe.
 */
public final class TransferDriver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TransferDriver.class);

    private static final int WAITERS = 4;

    private final CamelContext camelContext;
    private final ExecutorService movers;
    private final ScheduledExecutorService waiters;
    private final Sleeper sleeper;
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();

    TransferDriver(CamelContext camelContext, Object source, String name, Sleeper sleeper) {
        this.camelContext = camelContext;
        this.sleeper = sleeper;
        this.movers = camelContext.getExecutorServiceManager().newCachedThreadPool(source, name + "-transfer");
        this.waiters = camelContext
                .getExecutorServiceManager()
                .newScheduledThreadPool(source, name + "-processing", waitersProfile());
    }

    /** Camel's own would drop silently what comes after the shutdown, and its exchange would never end. */
    private static ThreadPoolProfile waitersProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile();
        profile.setPoolSize(WAITERS);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    /**
     * Starts a transfer and returns; the callback is called once, when it has ended.
     *
     * @param context on whose behalf
     * @param slots the account's
     * @param job its failure goes to the exchange
     */
    public void start(
            Exchange exchange, AsyncCallback callback, CallContext context, TransferSlots slots, TransferJob job) {
        Run run = new Run(exchange, callback, context, slots, job);
        runs.add(run);
        run.proceed(job::begin);
    }

    /** Does a transfer on the caller's thread, waits included. */
    public void run(TransferSlots slots, TransferJob job) throws Exception {
        try {
            Step step = job.begin();
            while (!(step instanceof Step.Done)) {
                step = step instanceof Step.Move move ? move(move, slots) : waitFor((Step.Wait) step);
            }
        } catch (Throwable e) {
            job.end(e);
            throw e;
        }
        job.end(null);
    }

    private static Step move(Step.Move move, TransferSlots slots) throws Exception {
        awaitSlot(slots);
        try {
            return move.work().call();
        } finally {
            slots.giveBack();
        }
    }

    private static void awaitSlot(TransferSlots slots) throws InterruptedException {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        slots.take(() -> {
            if (!turn.complete(null)) {
                slots.giveBack();
            }
        });
        try {
            turn.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            // The turn still comes, or has just come: nobody is here to use it.
            if (!turn.cancel(false)) {
                slots.giveBack();
            }
            throw e;
        }
    }

    private Step waitFor(Step.Wait wait) throws Exception {
        if (!sleeper.sleep(wait.delay())) {
            throw wait.ifStopped().get();
        }
        return wait.work().call();
    }

    /** For short work beside a transfer: hashing. */
    public Executor executor() {
        return movers;
    }

    /** Ends what is under way: threads are interrupted, and transfers that wait fail. */
    @Override
    public void close() {
        camelContext.getExecutorServiceManager().shutdownNow(waiters);
        camelContext.getExecutorServiceManager().shutdownNow(movers);
        runs.forEach(Run::stop);
    }

    private final class Run {
        private final Exchange exchange;
        private final AsyncCallback callback;
        private final CallContext context;
        private final TransferSlots slots;
        private final TransferJob job;
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile Supplier<? extends RuntimeException> ifStopped;

        Run(Exchange exchange, AsyncCallback callback, CallContext context, TransferSlots slots, TransferJob job) {
            this.exchange = exchange;
            this.callback = callback;
            this.context = context;
            this.slots = slots;
            this.job = job;
            this.ifStopped = this::notStarted;
        }

        void drive(Step step) {
            try {
                if (step instanceof Step.Move move) {
                    ifStopped = this::notStarted;
                    slots.take(() -> move(move));
                } else if (step instanceof Step.Wait wait) {
                    ifStopped = wait.ifStopped();
                    waiters.schedule(() -> proceed(wait.work()), wait.delay().toNanos(), TimeUnit.NANOSECONDS);
                } else {
                    end(null);
                }
            } catch (RejectedExecutionException e) {
                stop();
            }
        }

        private void move(Step.Move move) {
            try {
                ifStopped = null;
                movers.execute(() -> {
                    Step next;
                    try {
                        next = move.work().call();
                    } catch (Throwable e) {
                        end(e);
                        return;
                    } finally {
                        slots.giveBack();
                    }
                    drive(next);
                });
            } catch (RejectedExecutionException e) {
                ifStopped = this::notStarted;
                slots.giveBack();
                stop();
            }
        }

        private void proceed(Callable<Step> work) {
            Step next;
            try {
                next = work.call();
            } catch (Throwable e) {
                end(e);
                return;
            }
            drive(next);
        }

        /** One that moves bytes ends by itself, when its connection is taken away. */
        void stop() {
            Supplier<? extends RuntimeException> failure = ifStopped;
            if (failure != null) {
                end(failure.get());
            }
        }

        private void end(Throwable failure) {
            if (ended.compareAndSet(false, true)) {
                runs.remove(this);
                if (failure != null) {
                    exchange.setException(failure);
                }
                try {
                    job.end(failure);
                } catch (RuntimeException e) {
                    LOG.warn("A transfer has ended, but could not let go of all it held", e);
                }
                callback.done(false);
            }
        }

        private TemporaryFailureException notStarted() {
            return new TemporaryFailureException(Failure.of(
                    context.provider(), context.operation(), "not started, because the Camel context is stopping"));
        }
    }
}
