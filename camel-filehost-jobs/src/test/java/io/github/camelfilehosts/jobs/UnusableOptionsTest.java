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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.contract.RefusedOptionsContract;
import io.github.camelfilehosts.jobs.FileHostJobsEndpointBuilderFactory.FileHostJobsBuilders;
import io.github.camelfilehosts.jobs.internal.EmbeddedDatabase;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be used stops the start, and is named with its value. */
class UnusableOptionsTest extends RefusedOptionsContract {

    UnusableOptionsTest() {
        super("filehost-jobs", "submit", FileHostJobsEndpoint.class, new FileHostJobsBuilders() {}::filehostJobs);
    }

    @TempDir
    Path directory;

    static Stream<Arguments> options() {
        return Stream.of(
                option("threads", "0", component -> component.setThreads(0)),
                option("maxAttempts", "-1", component -> component.setMaxAttempts(-1)),
                option("lease", "PT0.5S", component -> component.setLease(Duration.ofMillis(500))),
                option("lease", "null", component -> component.setLease(null)),
                option("pollInterval", "PT0S", component -> component.setPollInterval(Duration.ZERO)),
                option("retryDelay", "PT-1S", component -> component.setRetryDelay(Duration.ofSeconds(-1))),
                option("refusedDelay", "null", component -> component.setRefusedDelay(null)));
    }

    private static Arguments option(String name, String value, Consumer<FileHostJobsComponent> set) {
        return Arguments.of(name, value, set);
    }

    @Override
    protected CamelContext newContext() {
        return context(component -> {});
    }

    private DefaultCamelContext context(Consumer<FileHostJobsComponent> set) {
        DefaultCamelContext context = new DefaultCamelContext();
        FileHostJobsComponent component = new FileHostJobsComponent(context);
        component.setWorker(false);
        component.setDatabase(directory.resolve("jobs").toString());
        set.accept(component);
        context.addComponent("filehost-jobs", component);
        return context;
    }

    @ParameterizedTest
    @MethodSource("options")
    void isNamedWithItsValue(String name, String value, Consumer<FileHostJobsComponent> set) throws Exception {
        try (DefaultCamelContext context = context(set)) {
            assertThatThrownBy(() -> {
                        context.start();
                        context.getEndpoint("filehost-jobs:submit");
                    })
                    .hasStackTraceContaining("option " + name + " must be")
                    .hasStackTraceContaining("not '" + value + "'");
        }
    }

    @Test
    void anOperationIsReadAsThoseOfTheOtherComponents() throws Exception {
        try (DefaultCamelContext context = context(component -> {})) {
            context.start();

            assertThat(context.getEndpoint("filehost-jobs:Submit")).isNotNull();
            assertThatThrownBy(() -> context.getEndpoint("filehost-jobs:resubmit"))
                    .hasRootCauseInstanceOf(InvalidRequestException.class)
                    .hasStackTraceContaining(
                            "operation 'resubmit' is unknown; the operations are [submit, status, retry, finished]");
        }
    }

    @Test
    void whoFailsToStartLetsGoOfItsDatabase() throws Exception {
        String file = directory.resolve("taken").toString();
        EmbeddedDatabase other = new EmbeddedDatabase(file, 1);
        try (Connection connection = other.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            // In the place of the table, so that its indexes cannot be made.
            statement.execute("create view filehost_job as select 1 as id");
        }
        other.close();

        try (DefaultCamelContext context = context(component -> component.setDatabase(file))) {
            assertThatThrownBy(context::start).hasStackTraceContaining("the database of the jobs failed");

            try (FileChannel channel = FileChannel.open(Path.of(file + ".mv.db"), StandardOpenOption.WRITE)) {
                assertThat(channel.tryLock()).isNotNull();
            }
        }
    }
}
