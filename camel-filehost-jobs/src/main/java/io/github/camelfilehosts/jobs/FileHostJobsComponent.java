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

    /** With a shorter one, a pause of the garbage collector could lose a lease. */
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    /** For the scheduler itself, and for submitting and consuming. */
    private static final int MORE_CONNECTIONS = 10;

    @Metadata(
            label = "advanced",
            description = "The PostgreSQL database that jobs are kept in, to share them between nodes. By default an"
                    + " embedded H2 database in a file.")
    private DataSource dataSource;

    @Metadata(
            label = "advanced",
            defaultValue = "false",
            description = "Whether missing tables are created in the dataSource, as they always are in the embedded"
                    + " database. The statements are in io/github/camelfilehosts/jobs/schema.sql.")
    private boolean createTables;

    @Metadata(
            label = "advanced",
            defaultValue = "true",
            description = "Whether this node carries out jobs. A node that does not still accepts jobs and hands out"
                    + " finished ones.")
    private boolean worker = true;

    @Metadata(
            label = "advanced",
            defaultValue = "filehost-jobs",
            description = "The file of the embedded H2 database, without its extension, if no dataSource is set. Only"
                    + " one process can use it.")
    private String database = "filehost-jobs";

    @Metadata(
            label = "advanced",
            defaultValue = "10",
            description = "The maximum number of jobs that this node carries out at the same time. On all nodes"
                    + " together, an account has at most as many as the maxConcurrentTransfers of its component.")
    private int threads = 10;

    @Metadata(
            label = "advanced",
            defaultValue = "20s",
            description = "How long a node may give no sign of life before others take over its jobs. If a node cannot"
                    + " renew its lease, its transfers are stopped before that.",
            javaType = "java.time.Duration")
    private Duration lease = Duration.ofSeconds(20);

    @Metadata(
            label = "advanced",
            defaultValue = "1s",
            description = "How often this node looks for work that other nodes have left.",
            javaType = "java.time.Duration")
    private Duration pollInterval = Duration.ofSeconds(1);

    @Metadata(
            label = "advanced",
            defaultValue = "10s",
            description = "The wait before a job is tried again after a temporary failure. It doubles with each further"
                    + " failure, up to an hour. A wait that the service asks for replaces it.",
            javaType = "java.time.Duration")
    private Duration retryDelay = Duration.ofSeconds(10);

    @Metadata(
            label = "advanced",
            defaultValue = "10",
            description = "After how many temporary failures a job has failed. Waiting for a budget or an account does"
                    + " not count.")
    private int maxAttempts = 10;

    @Metadata(
            label = "advanced",
            defaultValue = "1m",
            description = "How long an account stands still after its credentials were refused, before it is tried"
                    + " again. The service is not asked again until the credentials have changed.",
            javaType = "java.time.Duration")
    private Duration refusedDelay = Duration.ofMinutes(1);

    private EmbeddedDatabase embedded;
    private Jobs jobs;
    private JobsHealthCheck healthCheck;

    public FileHostJobsComponent() {}

    public FileHostJobsComponent(CamelContext context) {
        super(context);
    }

    /** Refuses texts that Camel's own configurer would misread. */
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
            // Otherwise its file would stay locked when the component is started again.
            closeDatabase();
            throw e;
        }
        watch();
        if (worker) {
            Jobs started = jobs;
            // Started after the components that it needs, and stopped before them.
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
