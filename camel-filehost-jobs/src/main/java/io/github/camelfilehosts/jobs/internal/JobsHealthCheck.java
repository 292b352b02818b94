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

import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether jobs make progress: the database answers, this node can renew its leases, at least one node carries out jobs
 * while there are any, and no account is refused. It asks the database, but no service. An account that waits for its
 * budget is UP.
 */
public final class JobsHealthCheck extends AbstractHealthCheck {

    private final Jobs jobs;

    public JobsHealthCheck(Jobs jobs) {
        super("camel", "filehost-jobs");
        this.jobs = jobs;
    }

    /** A restart repairs neither an account nor a database. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        List<HoldTable.Hold> refused;
        int workers;
        boolean abandoned;
        try {
            workers = jobs.workers();
            abandoned = workers == 0 && jobs.isAnyUnfinished();
            refused = jobs.holds().stream().filter(HoldTable.Hold::refused).toList();
        } catch (DatabaseException e) {
            builder.down()
                    .message(e.getMessage() + ". Jobs wait until it answers")
                    .detail("database", false);
            return;
        }
        builder.up().detail("database", true).detail("workers", workers).detail("renewsLeases", jobs.renewsLeases());
        refused.forEach(hold -> builder.detail("refused." + hold.account(), hold.reason()));
        if (!jobs.renewsLeases()) {
            builder.down()
                    .message("this node cannot renew its leases: other nodes take over the jobs that it has begun");
        } else if (abandoned) {
            builder.down()
                    .message("there are unfinished jobs, but no node has a live worker. They wait until one is"
                            + " started");
        } else if (!refused.isEmpty()) {
            builder.down()
                    .message("account " + refused.get(0).account() + " stands still: "
                            + refused.get(0).reason());
        }
    }
}
