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
package io.github.camelfilehosts.jobs.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What db-scheduler runs: one execution for each FileFactory component that has links to check, and for each account
 * that has files to move as many as it may move at the same time, its lanes. An execution is a lease: one node has it,
 * and if that node dies, another one goes on. An account that waits is an execution with a later time, whatever the
 * number of its jobs; an account with nothing to do has no execution. Thread-safe.
 */
final class JobScheduler implements AutoCloseable {

    private static final String TABLE = "filehost_scheduled_task";

    /** So that jobs that are submitted one by one share a call. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    /** How long running executions may take at a stop before they are interrupted. */
    private static final Duration STOP = Duration.ofSeconds(10);

    private static final int MISSED_HEARTBEATS = 4;

    /** With less than this share of its threads at work, a node looks for more work. */
    private static final double FEW_LEFT = 0.5;

    private final JobTable jobs;
    private final CheckTable checks;
    private final LaneTable files;
    private final Lanes lanes;
    private final LinkCheck check;
    private final MirrorLane mirror;
    private final InstantSource clock;
    private final Task<Void> checkTask;
    private final Task<Void> mirrorTask;
    private final Scheduler scheduler;

    /** @param lease how long a node may give no sign of life before others take over */
    JobScheduler(
            DataSource dataSource,
            JobTable jobs,
            CheckTable checks,
            LaneTable files,
            Lanes lanes,
            LinkCheck check,
            MirrorLane mirror,
            InstantSource clock,
            int threads,
            Duration lease,
            Duration pollInterval) {
        this.jobs = jobs;
        this.checks = checks;
        this.files = files;
        this.lanes = lanes;
        this.check = check;
        this.mirror = mirror;
        this.clock = clock;
        this.checkTask = Tasks.custom("check", Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_TROUBLE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> check(instance, context.getSchedulerClient()));
        this.mirrorTask = Tasks.custom("mirror", Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_TROUBLE))
                .onDeadExecutionRevive()
                .execute(this::mirror);
        SchedulerBuilder builder = Scheduler.create(dataSource, checkTask, mirrorTask)
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(threads)
                .pollingInterval(pollInterval)
                .heartbeatInterval(lease.dividedBy(MISSED_HEARTBEATS))
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .alwaysPersistTimestampInUTC()
                .enableImmediateExecution()
                .shutdownMaxWait(STOP);
        if (new Database(dataSource).skipsLocked()) {
            // Otherwise nodes that look at the same time all see the same executions, and all but one are too late.
            builder.pollUsingLockAndFetch(FEW_LEFT, 1);
        }
        this.scheduler = builder.build();
    }

    /** Carries out jobs until it is closed. A scheduler that is not started only accepts them. */
    void start() {
        scheduler.start();
        wakeAll();
    }

    @Override
    public void close() {
        scheduler.stop();
    }

    /** Whether this node can renew its leases. If not, others take over its jobs. */
    boolean renewsLeases() {
        return scheduler.getCurrentlyExecutingWithStaleHeartbeat().isEmpty();
    }

    /** A job of that FileFactory component was submitted. */
    void submitted(String fileFactory) {
        wake(scheduler, checkTask.instance(fileFactory), clock.instant().plus(GATHERING));
    }

    /** Wakes all executions that may have work: a process may have died between keeping a job and announcing it. */
    private void wakeAll() {
        jobs.waitingFileFactories().forEach(this::submitted);
        jobs.waitingAccounts().forEach(account -> wakeLanes(scheduler, account, Long.MAX_VALUE));
    }

    private CompletionHandler<Void> check(TaskInstance<Void> instance, SchedulerClient own) {
        String fileFactory = instance.getId();
        check.run(fileFactory).forEach((account, count) -> wakeLanes(own, account, count));
        return next(own, instance, () -> checks.next(fileFactory));
    }

    private CompletionHandler<Void> mirror(TaskInstance<Void> instance, ExecutionContext context) {
        String account = Lanes.account(instance);
        if (lanes.learn(account)) {
            wakeLanes(context.getSchedulerClient(), account, Long.MAX_VALUE);
        }
        mirror.run(account, instance.getId(), lanes.isOne(instance), context.getCurrentlyExecuting());
        return next(
                context.getSchedulerClient(),
                instance,
                () -> files.nextTurn(account, instance.getId(), lanes.isOne(instance)));
    }

    /** @param most how many lanes have work */
    private void wakeLanes(SchedulerClient own, String account, long most) {
        long count = Math.min(most, lanes.of(account));
        for (int lane = 0; lane < count; lane++) {
            wake(own, mirrorTask.instance(Lanes.name(account, lane)), clock.instant());
        }
    }

    /**
     * Schedules the next run for when there is work, behind all executions that wait for their turn. A job that is
     * submitted while this execution still runs cannot wake it, so it looks for such jobs once more.
     */
    private CompletionHandler<Void> next(
            SchedulerClient own, TaskInstance<Void> instance, Supplier<Optional<Instant>> when) {
        return (complete, operations) -> {
            Optional<Instant> next = when.get();
            if (next.isPresent()) {
                operations.reschedule(complete, notBeforeNow(next.get()));
            } else {
                operations.remove();
            }
            if (next.isPresent() && !next.get().isAfter(clock.instant())) {
                return;
            }
            when.get()
                    .filter(later -> next.isEmpty() || later.isBefore(next.get()))
                    .ifPresent(later -> wake(own, instance, notBeforeNow(later)));
        };
    }

    /** Otherwise an account whose jobs have waited for long would get every turn. */
    private Instant notBeforeNow(Instant time) {
        Instant now = clock.instant();
        return time.isBefore(now) ? now : time;
    }

    /** Ensures that an execution takes place at this time, or earlier. */
    private static void wake(SchedulerClient client, TaskInstance<Void> instance, Instant at) {
        if (client.scheduleIfNotExists(instance, at)) {
            return;
        }
        client.getScheduledExecution(instance)
                .filter(found -> !found.isPicked() && found.getExecutionTime().isAfter(at))
                .ifPresent(found -> {
                    try {
                        client.reschedule(found.getTaskInstance(), at);
                    } catch (TaskInstanceException e) {
                        // It is running, or has just ended: it looks for new jobs itself.
                    }
                });
    }
}
