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
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.docs.GeneratedPage;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.jobs.model.JobState;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What operators see: meters, the health check, the dev console, and what scales workers. */
class WatchingTest extends JobsTestSupport {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private CamelContext watched(boolean worker) {
        return node(
                jobs -> jobs.setWorker(worker), context -> context.getRegistry().bind("meters", registry));
    }

    private double gauge(String state) {
        return registry.get("camel.filehost.jobs")
                .tags("provider", "filehost-jobs", "state", state)
                .gauge()
                .value();
    }

    private long finished(String outcome) {
        return registry.find("camel.filehost.jobs.finished").tag("outcome", outcome).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private static HealthCheck.Result health(CamelContext node) {
        return HealthCheckRegistry.get(node)
                .getCheck("filehost-jobs")
                .orElseThrow()
                .call();
    }

    @Test
    void waitingJobsAreCounted() {
        CamelContext door = watched(false);
        links(3).forEach(link -> submit(door, link));

        assertThat(gauge("submitted")).isEqualTo(3);
        assertThat(gauge("running")).isZero();
    }

    @Test
    void soAreThoseThatRunAndThoseThatWaitForThem() {
        FILE_FACTORY.failCall("getDownloadLink", ApiFault.hangReply(false), 1);
        CamelContext node = node(
                jobs -> jobs.setThreads(1), context -> context.getRegistry().bind("meters", registry));
        links(3).forEach(link -> submit(node, link));

        await().atMost(SOON)
                .until(
                        () -> account(node, "alfafile").jobs(),
                        Map.of(JobState.RUNNING, 1L, JobState.CHECKED, 2L)::equals);
        assertThat(gauge("running")).isEqualTo(1);
        assertThat(gauge("checked")).isEqualTo(2);
        assertThat(gauge("submitted")).isZero();
        FILE_FACTORY.reset();
    }

    @Test
    void accountsThatStandStillAreCountedByTheReason() {
        CamelContext node = node(jobs -> jobs.setRefusedDelay(Duration.ofHours(1)), context -> {
            context.getRegistry().bind("meters", registry);
            context.getComponent("filefactory", FileFactoryComponent.class)
                    .getConfiguration()
                    .setRequestsPerHour(20);
            AlfaFileComponent refused = alfaFile(ALFA_FILE.apiUrl(), "somebody", "wrong");
            context.addComponent("alfafile-refused", refused);
        });
        List<String> links = links(15);
        submit(node, links.get(0), "alfafile-refused");
        await().atMost(SOON).until(() -> account(node, "alfafile-refused").refused());
        links.forEach(link -> submit(node, link));
        await().atMost(SOON).until(() -> account(node, "filefactory").heldUntil() != null);

        assertThat(held("alfafile", "refused")).isEqualTo(1);
        assertThat(held("filefactory", "limited")).isEqualTo(1);
        assertThat(held("filefactory", "refused")).isZero();
        assertThat(held("alfafile", "limited")).isZero();
    }

    private double held(String provider, String reason) {
        return registry.get("camel.filehost.jobs.held")
                .tags("provider", provider, "reason", reason)
                .gauge()
                .value();
    }

    @Test
    void finishedJobsAreTimedByTheirOutcome() {
        CamelContext node = watched(true);
        FILE_FACTORY.addFile("gone", "gone.bin", Content.random(10, 1)).status("offline");
        submit(node, links(1).get(0));
        submit(node, "gone");

        await().atMost(SOON).until(() -> finished("ok") == 1 && finished("offline") == 1);
        assertThat(registry.getMeters())
                .noneMatch(meter -> meter.getId().toString().contains("file1000"));
    }

    @Test
    void metersEndWithTheJobs() {
        CamelContext node = watched(false);
        submit(node, links(1).get(0));

        node.getComponent("filehost-jobs").stop();
        assertThat(registry.find("camel.filehost.jobs").gauges()).isEmpty();
        node.getComponent("filehost-jobs").start();

        assertThat(gauge("submitted")).isEqualTo(1);
    }

    @Test
    void upWhileAllIsWell() {
        CamelContext node = node();
        awaitState(node, submit(node, links(1).get(0)), JobState.DONE);

        assertThat(health(node).getState()).isEqualTo(State.UP);
        assertThat(health(node).getDetails()).containsEntry("database", true).containsEntry("renewsLeases", true);
    }

    @Test
    void downWithARefusedAccountWhoseNameIsTold() {
        CamelContext node = node(
                jobs -> jobs.setRefusedDelay(Duration.ofHours(1)),
                context -> context.getComponent("alfafile", AlfaFileComponent.class)
                        .getConfiguration()
                        .setPassword("wrong"));
        submit(node, links(1).get(0));

        await().atMost(SOON).until(() -> health(node).getState() == State.DOWN);

        assertThat(health(node).getMessage().orElseThrow())
                .contains("account alfafile stands still")
                .doesNotContain("wrong");
        assertThat(health(node).getDetails()).containsKey("refused.alfafile");
        assertThat(console(node)).contains("alfafile").contains("stands still until");
        JsonObject account = accounts(node).stream()
                .filter(found -> found.get("account").equals("alfafile"))
                .findFirst()
                .orElseThrow();
        assertThat(account).containsEntry("refused", true).containsKey("heldUntil");
        assertThat((String) account.get("reason")).contains("alfafile").doesNotContain("wrong");
    }

    @Test
    void downWhileTheNodeCannotRenewItsLeases() {
        FILE_FACTORY.failCall("getDownloadLink", ApiFault.hangReply(false), 1);
        CamelContext node = node(jobs -> jobs.setLease(Duration.ofSeconds(1)));
        awaitState(node, submit(node, links(1).get(0)), JobState.RUNNING);

        execute("alter table filehost_scheduled_task rename to elsewhere");

        await().atMost(SOON).until(() -> health(node).getState() == State.DOWN);
        assertThat(health(node).getMessage().orElseThrow()).contains("cannot renew its leases");
        assertThat(health(node).getDetails()).containsEntry("renewsLeases", false);
        execute("alter table elsewhere rename to filehost_scheduled_task");
        FILE_FACTORY.reset();
    }

    @Test
    void downWhileNoWorkerIsAliveAndJobsWait() {
        CamelContext door = node(jobs -> jobs.setWorker(false));
        assertThat(health(door).getState()).isEqualTo(State.UP);
        submit(door, links(1).get(0));

        assertThat(health(door).getState()).isEqualTo(State.DOWN);
        assertThat(health(door).getMessage().orElseThrow()).contains("no node has a live worker");
        assertThat(health(door).getDetails()).containsEntry("workers", 0);

        CamelContext worker = node();
        assertThat(health(door).getState()).isEqualTo(State.UP);
        assertThat(health(door).getDetails()).containsEntry("workers", 1);
        worker.stop();
        assertThat(health(door).getDetails()).containsEntry("workers", 0);
    }

    /** Its process is killed: nobody says good-bye. */
    @Test
    void aWorkerThatGivesNoSignOfLifeIsNone() {
        CamelContext door = node(jobs -> jobs.setWorker(false));
        submit(door, links(1).get(0));
        execute("insert into filehost_map values ('workers', 'w', 'alive', " + (System.currentTimeMillis() + 60_000)
                + ")");
        assertThat(health(door).getState()).isEqualTo(State.UP);

        execute("update filehost_map set expires = " + System.currentTimeMillis());

        assertThat(health(door).getState()).isEqualTo(State.DOWN);
    }

    private static String console(CamelContext node) {
        return (String) console(node, DevConsole.MediaType.TEXT);
    }

    private static Collection<JsonObject> accounts(CamelContext node) {
        return ((JsonObject) console(node, DevConsole.MediaType.JSON)).getCollection("accounts");
    }

    private static Object console(CamelContext node, DevConsole.MediaType type) {
        DevConsole console = PluginHelper.getDevConsoleResolver(node).resolveDevConsole("filehost-jobs");
        CamelContextAware.trySetCamelContext(console, node);
        return console.call(type);
    }

    @Test
    void consoleShowsJobsByAccount() {
        CamelContext door = node(jobs -> jobs.setWorker(false));
        links(2).forEach(link -> submit(door, link));

        assertThat(console(door)).contains("alfafile: {SUBMITTED=2}");
        assertThat(accounts(door))
                .filteredOn(account -> account.get("account").equals("alfafile"))
                .singleElement()
                .satisfies(account -> assertThat(account)
                        .containsEntry("account", "alfafile")
                        .containsEntry("SUBMITTED", 2L)
                        .containsEntry("refused", false)
                        .doesNotContainKeys("heldUntil", "reason"));
    }

    @Test
    void downWithoutDatabase() {
        CamelContext node = node(jobs -> jobs.setWorker(false));
        dropTables();

        assertThat(health(node).getState()).isEqualTo(State.DOWN);
        assertThat(health(node).getMessage().orElseThrow()).contains("the database of the jobs failed with SQL state");
        assertThat(health(node).getDetails()).containsEntry("database", false);
    }

    /** What stands on the page counts the jobs that workers could do now. */
    @Test
    void queryForScalersCountsWhatIsDue() throws Exception {
        String page = new GeneratedPage(Path.of("src/main/docs/filehost-jobs-component.adoc")).text();
        String sql = page.substring(page.indexOf("select count(*) from ("));
        sql = sql.substring(0, sql.indexOf("----")).replaceAll("(?m)^ *(query: )?", " ");
        CamelContext door = node(jobs -> jobs.setWorker(false));
        links(3).forEach(link -> submit(door, link));

        assertThat(count(sql)).isEqualTo(3);
        execute("insert into filehost_hold values ('filefactory', " + (System.currentTimeMillis() + 60_000)
                + ", false, 'no budget')");
        assertThat(count(sql)).isZero();
    }

    private long count(String sql) throws Exception {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
