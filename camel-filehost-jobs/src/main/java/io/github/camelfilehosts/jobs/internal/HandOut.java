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

import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.util.concurrent.Future;

/** A finished job that is being handed out. Used by one thread at a time, except for its heartbeat. */
public final class HandOut {

    private final FinishedTable table;
    private final MirrorJob job;
    private final int failures;
    private final Heartbeat heartbeat;
    private long until;

    HandOut(FinishedTable table, MirrorJob job, int failures, Heartbeat heartbeat) {
        this.table = table;
        this.job = job;
        this.failures = failures;
        this.heartbeat = heartbeat;
    }

    public MirrorJob job() {
        return job;
    }

    /**
     * Hands the job out, if nobody else does. As long as this node is alive, no other node does.
     *
     * @param route returns whether it has dealt with the job; if not, the job comes again after a wait, which doubles
     * @return false if somebody else hands it out
     */
    public boolean tryWith(Route route) throws Exception {
        until = leaseEnd();
        if (!table.begin(job, until)) {
            return false;
        }
        Future<?> signs = heartbeat.begin(this::goOn);
        boolean dealtWith = false;
        try {
            dealtWith = route.take(job);
        } finally {
            signs.cancel(false);
            end(dealtWith);
        }
        return true;
    }

    private synchronized void goOn() {
        long next = leaseEnd();
        if (table.goOn(job, until, next)) {
            until = next;
        }
    }

    private synchronized void end(boolean dealtWith) {
        if (dealtWith) {
            table.done(job);
        } else {
            table.failed(job, failures, until);
        }
    }

    private long leaseEnd() {
        return table.now().plus(heartbeat.lease()).toEpochMilli();
    }

    /** Takes the job. */
    @FunctionalInterface
    public interface Route {

        /** Returns whether it has dealt with the job. */
        boolean take(MirrorJob job) throws Exception;
    }
}
