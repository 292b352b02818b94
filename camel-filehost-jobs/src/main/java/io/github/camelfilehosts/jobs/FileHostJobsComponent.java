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
package io.github.camelfilehosts.jobs;

import io.github.camelfilehosts.internal.camel.FileHostEndpoint;
import io.github.camelfilehosts.internal.camel.OptionCheck;
import io.github.camelfilehosts.internal.camel.StrictConfigurer;
import io.github.camelfilehosts.jobs.internal.EmbeddedDatabase;
import io.github.camelfilehosts.jobs.internal.Jobs;
import io.github.camelfilehosts.jobs.internal.JobsHealthCheck;
import io.github.camelfilehosts.jobs.internal.Patience;
import io.github.camelfilehosts.jobs.internal.Schema;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.LifecycleStrategySupport;

/** The component {@code filehost-jobs}: mirror jobs that survive their process. */
@Component(FileHostJobsEndpoint.SCHEME)
public class FileHostJobsComponent extends DefaultComponent {

    private static final OptionCheck CHECK = new OptionCheck(FileHostJobsEndpoint.SCHEME);

    /** Below, a pause of the garbage collector would cost a lease. */
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    /** Those of the scheduler itself, and of who submits or consumes. */
    private static final int MORE_CONNECTIONS = 10;

    @Metadata(
            label = "advanced",
            description = "The database that jobs are kept in, PostgreSQL, to share them between nodes. By default"
                    + " embedded H2 in a file.")
    private DataSource dataSource;

    @Metadata(
            label = "advanced",
            defaultValue = "false",
            description = "Whether the tables are made in the dataSource where they are missing, as they always are in"
                    + " the embedded database: the statements are in io/github/camelfilehosts/jobs/schema.sql.")
    private boolean createTables;

    @Metadata(
            label = "advanced",
            defaultValue = "true",
            description = "Whether this node carries jobs out. A node that does not takes them, and hands out the"
                    + " finished ones.")
    private boolean worker = true;

    @Metadata(
            label = "advanced",
            defaultValue = "filehost-jobs",
            description = "The file of the embedded H2 database, without its ending, where no dataSource is given. One"
                    + " process can use it.")
    private String database = "filehost-jobs";

    @Metadata(
            label = "advanced",
            defaultValue = "10",
            description = "How many jobs this node carries out side by side at most; an account has as many in all"
                    + " nodes as the maxConcurrentTransfers of its component.")
    private int threads = 10;

    @Metadata(
            label = "advanced",
            defaultValue = "20s",
            description = "After how long without a sign of life of a node others go on with its jobs. A transfer"
                    + " whose node cannot renew its lease is broken off before.",
            javaType = "java.time.Duration")
    private Duration lease = Duration.ofSeconds(20);

    @Metadata(
            label = "advanced",
            defaultValue = "1s",
            description = "How often this node looks for what other nodes have left to do.",
            javaType = "java.time.Duration")
    private Duration pollInterval = Duration.ofSeconds(1);

    @Metadata(
            label = "advanced",
            defaultValue = "10s",
            description = "The wait before a job that failed for a time is tried again; it doubles with each further"
                    + " failure, to an hour. A wait that the service asks for takes its place.",
            javaType = "java.time.Duration")
    private Duration retryDelay = Duration.ofSeconds(10);

    @Metadata(
            label = "advanced",
            defaultValue = "10",
            description = "After how many failures, each of which might have passed, a job has failed. Waiting for a"
                    + " budget or an account is none.")
    private int maxAttempts = 10;

    @Metadata(
            label = "advanced",
            defaultValue = "1m",
            description = "How long an account whose credentials were refused stands still before it is tried again."
                    + " Nothing is asked of the service before they are other ones.",
            javaType = "java.time.Duration")
    private Duration refusedDelay = Duration.ofMinutes(1);

    private EmbeddedDatabase embedded;
    private Jobs jobs;
    private JobsHealthCheck healthCheck;

    public FileHostJobsComponent() {}

    public FileHostJobsComponent(CamelContext context) {
        super(context);
    }

    /** Refuses texts that Camel's own configurer would take for something else. */
    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return StrictConfigurer.of(FileHostJobsEndpoint.SCHEME, super.getComponentPropertyConfigurer());
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return StrictConfigurer.of(FileHostJobsEndpoint.SCHEME, super.getEndpointPropertyConfigurer());
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        FileHostJobsOperation operation =
                FileHostEndpoint.operation(FileHostJobsOperation.class, FileHostJobsEndpoint.SCHEME, remaining);
        FileHostJobsEndpoint endpoint = new FileHostJobsEndpoint(uri, this, operation);
        setProperties(endpoint, parameters);
        endpoint.validate(CHECK);
        return endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        getCamelContext().addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext context) {
                closeJobs();
            }
        });
    }

    @Override
    protected void doStart() throws Exception {
        validate();
        super.doStart();
        if (dataSource == null) {
            embedded = new EmbeddedDatabase(database, threads + MORE_CONNECTIONS);
        }
        try {
            jobs = newJobs(dataSource == null ? embedded.dataSource() : dataSource);
        } catch (RuntimeException e) {
            // Else its file would be locked for whoever mends what is wrong and starts again.
            closeDatabase();
            throw e;
        }
        watch();
        if (worker) {
            Jobs started = jobs;
            // Not before the components are there that it needs, and no longer than they are.
            getCamelContext().addStartupListener((context, alreadyStarted) -> started.start());
        }
    }

    private void validate() {
        CHECK.require(threads >= 1, "threads", "at least 1", threads);
        CHECK.require(maxAttempts >= 1, "maxAttempts", "at least 1", maxAttempts);
        CHECK.requireNotBlank("database", database);
        CHECK.requireTime("lease", lease);
        CHECK.require(lease.compareTo(SHORTEST_LEASE) >= 0, "lease", "at least " + SHORTEST_LEASE, lease);
        requirePositive("pollInterval", pollInterval);
        requirePositive("retryDelay", retryDelay);
        requirePositive("refusedDelay", refusedDelay);
    }

    private Jobs newJobs(DataSource used) {
        if (dataSource == null || createTables) {
            Schema.create(used);
        }
        return new Jobs(
                getCamelContext(),
                used,
                new Patience(retryDelay, maxAttempts, refusedDelay),
                threads,
                lease,
                pollInterval);
    }

    private void watch() {
        HealthCheckRegistry checks = HealthCheckRegistry.get(getCamelContext());
        if (checks != null) {
            healthCheck = new JobsHealthCheck(jobs);
            checks.register(healthCheck);
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (healthCheck != null) {
            HealthCheckRegistry.get(getCamelContext()).unregister(healthCheck);
            healthCheck = null;
        }
        closeJobs();
        if (jobs != null) {
            jobs.endHandOuts();
        }
        closeDatabase();
    }

    private void closeDatabase() {
        if (embedded != null) {
            embedded.close();
            embedded = null;
        }
    }

    private void closeJobs() {
        if (jobs != null) {
            jobs.close();
        }
    }

    Jobs jobs() {
        return jobs;
    }

    private static void requirePositive(String option, Duration time) {
        CHECK.requireTime(option, time);
        CHECK.require(!time.isZero(), option, "more than 0", time);
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public boolean isCreateTables() {
        return createTables;
    }

    public void setCreateTables(boolean createTables) {
        this.createTables = createTables;
    }

    public boolean isWorker() {
        return worker;
    }

    public void setWorker(boolean worker) {
        this.worker = worker;
    }

    public String getDatabase() {
        return database;
    }

    public void setDatabase(String database) {
        this.database = database;
    }

    public int getThreads() {
        return threads;
    }

    public void setThreads(int threads) {
        this.threads = threads;
    }

    public Duration getLease() {
        return lease;
    }

    public void setLease(Duration lease) {
        this.lease = lease;
    }

    public Duration getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public Duration getRefusedDelay() {
        return refusedDelay;
    }

    public void setRefusedDelay(Duration refusedDelay) {
        this.refusedDelay = refusedDelay;
    }
}
