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
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.jobs.model.AccountJobs;
import io.github.camelfilehosts.jobs.model.JobState;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes with a database in memory that they share, at both stand-ins. */
abstract class JobsTestSupport {

    static final Duration SOON = Duration.ofMinutes(3);

    @RegisterExtension
    static final FileFactoryServer FILE_FACTORY = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer ALFA_FILE = new AlfaFileServer();

    private final List<CamelContext> nodes = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void openDatabase() {
        database = new TestDatabase();
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(CamelContext::stop);
        database.close();
    }

    final DataSource database() {
        return database.dataSource();
    }

    final void execute(String sql) {
        database.run(sql);
    }

    /** From now on each statement fails. */
    final void dropTables() {
        execute("drop table filehost_job");
        execute("drop table filehost_hold");
    }

    /** A node with both accounts, and what a test changes of its jobs. */
    final CamelContext node(Consumer<FileHostJobsComponent> settings) {
        return node(settings, context -> {});
    }

    final CamelContext node(Consumer<FileHostJobsComponent> settings, Consumer<CamelContext> components) {
        CamelContext context = new DefaultCamelContext();
        context.getShutdownStrategy().setTimeout(5);
        context.addComponent("filefactory", fileFactory());
        context.addComponent("alfafile", alfaFile());
        FileHostJobsComponent jobs = new FileHostJobsComponent();
        jobs.setDataSource(database());
        jobs.setCreateTables(true);
        jobs.setPollInterval(Duration.ofMillis(100));
        jobs.setRetryDelay(Duration.ofMillis(50));
        settings.accept(jobs);
        context.addComponent("filehost-jobs", jobs);
        components.accept(context);
        context.start();
        nodes.add(context);
        return context;
    }

    final CamelContext node() {
        return node(jobs -> {});
    }

    static FileFactoryComponent fileFactory() {
        return fileFactory(
                FILE_FACTORY.apiUrl(), FILE_FACTORY.email(), FILE_FACTORY.password(), FILE_FACTORY.authKey());
    }

    static FileFactoryComponent fileFactory(String apiUrl, String email, String password, String authKey) {
        FileFactoryComponent component = new FileFactoryComponent();
        component.getConfiguration().setApiUrl(apiUrl);
        component.getConfiguration().setEmail(email);
        component.getConfiguration().setPassword(password);
        component.getConfiguration().setAuthKey(authKey);
        component.getConfiguration().setRetryDelay(Duration.ofMillis(1));
        return component;
    }

    static AlfaFileComponent alfaFile() {
        return alfaFile(ALFA_FILE.apiUrl(), ALFA_FILE.login(), ALFA_FILE.password());
    }

    static AlfaFileComponent alfaFile(String apiUrl, String login, String password) {
        AlfaFileComponent component = new AlfaFileComponent();
        component.getConfiguration().setApiUrl(apiUrl);
        component.getConfiguration().setLogin(login);
        component.getConfiguration().setPassword(password);
        component.getConfiguration().setRetryDelay(Duration.ofMillis(1));
        component.getConfiguration().setPollInterval(Duration.ofMillis(5));
        return component;
    }

    /** Files at FileFactory, a few kilobytes each; gives their links. */
    static List<String> links(int count) {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "file" + (1000 + i);
            FILE_FACTORY.addFile(id, id + ".bin", Content.random(5_000 + i, i));
            links.add("https://www.filefactory.com/file/" + id + "/" + id + ".bin");
        }
        return links;
    }

    static Exchange send(CamelContext node, String uri, Object body) {
        return node.createProducerTemplate()
                .send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    static MirrorJob submit(CamelContext node, String link) {
        return submit(node, link, "alfafile");
    }

    static MirrorJob submit(CamelContext node, String link, String account) {
        Exchange sent = send(node, "filehost-jobs:submit?account=" + account, link);
        if (sent.getException() != null) {
            throw new AssertionError(sent.getException());
        }
        return sent.getMessage().getBody(MirrorJob.class);
    }

    static MirrorJob job(CamelContext node, MirrorJob job) {
        return send(node, "filehost-jobs:status?jobId=" + job.id(), null)
                .getMessage()
                .getBody(MirrorJob.class);
    }

    @SuppressWarnings("unchecked")
    static AccountJobs account(CamelContext node, String name) {
        List<AccountJobs> accounts =
                send(node, "filehost-jobs:status", null).getMessage().getBody(List.class);
        return accounts.stream()
                .filter(account -> account.account().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static void awaitState(CamelContext node, MirrorJob job, JobState state) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(job(node, job))
                        .extracting(MirrorJob::state)
                        .as(() -> job(node, job).toString())
                        .isEqualTo(state));
    }

    /** Waits until so many jobs of the account are done. */
    static void awaitDone(CamelContext node, String account, long jobs) {
        await().atMost(SOON).until(() -> account(node, account).jobs().getOrDefault(JobState.DONE, 0L) == jobs);
    }

    /** The names of the files at AlfaFile. */
    static List<String> mirrored() {
        return ALFA_FILE.files().stream().map(file -> file.name()).toList();
    }
}
