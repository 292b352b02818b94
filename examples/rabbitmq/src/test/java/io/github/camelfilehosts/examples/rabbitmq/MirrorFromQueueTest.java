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
package io.github.camelfilehosts.examples.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.jms.admin.RMQConnectionFactory;
import io.github.bucket4j.Bucket;
import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.jobs.FileHostJobsComponent;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.github.camelfilehosts.test.UploadFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The route at a RabbitMQ of this test's own. */
@EnabledIfSystemProperty(named = "rabbitmq.bin", matches = ".+", disabledReason = "see the README")
class MirrorFromQueueTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    @RegisterExtension
    static final FileFactoryServer FILE_FACTORY = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer ALFA_FILE = new AlfaFileServer().instantUploads(false);

    private final List<DefaultCamelContext> workers = new ArrayList<>();
    private final ConcurrentMap<String, String> journal = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> sessions = new ConcurrentHashMap<>();
    private Bucket budget;
    private Broker broker;

    @TempDir
    Path folder;

    @BeforeEach
    void startBroker() throws Exception {
        // The trap in small: 5 seconds in place of 30 minutes.
        broker = new Broker(folder, Duration.ofSeconds(5));
        broker.control("await_startup");
        broker.control(
                "set_policy",
                "later",
                "^mirror[.]later$",
                "{\"message-ttl\":1000,\"dead-letter-exchange\":\"\",\"dead-letter-routing-key\":\"mirror\"}",
                "--apply-to",
                "queues");
    }

    @AfterEach
    void stop() throws Exception {
        workers.forEach(DefaultCamelContext::stop);
        broker.close();
    }

    /** A node of its own, but for what nodes share. */
    private DefaultCamelContext node() {
        FileFactoryComponent fileFactory = new FileFactoryComponent();
        fileFactory.getConfiguration().setApiUrl(FILE_FACTORY.apiUrl());
        fileFactory.getConfiguration().setEmail(FILE_FACTORY.email());
        fileFactory.getConfiguration().setPassword(FILE_FACTORY.password());
        fileFactory.getConfiguration().setAuthKey(FILE_FACTORY.authKey());
        fileFactory.getConfiguration().setSessionStore(sessions);
        fileFactory.getConfiguration().setRequestBudget(budget);
        AlfaFileComponent alfaFile = new AlfaFileComponent();
        alfaFile.getConfiguration().setApiUrl(ALFA_FILE.apiUrl());
        alfaFile.getConfiguration().setLogin(ALFA_FILE.login());
        alfaFile.getConfiguration().setPassword(ALFA_FILE.password());
        alfaFile.getConfiguration().setSessionStore(sessions);
        RMQConnectionFactory rabbit = new RMQConnectionFactory();
        rabbit.setHost("127.0.0.1");
        rabbit.setPort(broker.port());
        // Without it a worker is given all there is, and others wait for it.
        rabbit.setChannelsQos(1);
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(2);
        context.getRegistry().bind("journal", journal);
        context.addComponent("filefactory", fileFactory);
        context.addComponent("alfafile", alfaFile);
        context.addComponent("jms", JmsComponent.jmsComponent(rabbit));
        context.getPropertiesComponent().addInitialProperty("workers", "1");
        workers.add(context);
        return context;
    }

    private DefaultCamelContext worker() throws Exception {
        DefaultCamelContext context = node();
        context.addRoutes(new MirrorFromQueue());
        return context;
    }

    private static void submit(DefaultCamelContext from, String queue, int jobs) {
        for (int i = 0; i < jobs; i++) {
            FILE_FACTORY.addFile("file" + i, i + ".bin", Content.random(1000, i));
            submit(from, queue, "http://www.filefactory.com/file/file" + i + "/n/x", "job-" + i);
        }
    }

    private static void submit(DefaultCamelContext from, String queue, String link, String job) {
        from.createProducerTemplate().sendBodyAndHeader("jms:" + queue, link, "job", job);
    }

    private static String reasonOfTheNextThatIsPutAside(DefaultCamelContext at) {
        return at.createConsumerTemplate()
                .receive("jms:mirror.failed", SOON.toMillis())
                .getMessage()
                .getHeader("reason", String.class);
    }

    @Test
    void aMessageThatIsTakenFromASlowWorkerMakesNoSecondFile() throws Exception {
        DefaultCamelContext one = worker();
        DefaultCamelContext other = worker();
        ALFA_FILE.failUpload(UploadFault.processing(Duration.ofSeconds(15)), 1);
        one.start();
        other.start();

        submit(one, "mirror", 8);

        await().atMost(SOON).until(() -> ALFA_FILE.files().size() == 8);
        submit(one, "mirror", "nowhere", "last");
        assertThat(reasonOfTheNextThatIsPutAside(one)).contains("nowhere");
        assertThat(ALFA_FILE.files()).hasSize(8);
        assertThat(ALFA_FILE.calls("file/upload")).isEqualTo(8);
    }

    @Test
    void jobsOnAnEmptyBudgetComeLaterAndNoneFails() throws Exception {
        budget = Bucket.builder()
                .addLimit(limit -> limit.capacity(4).refillGreedy(4, Duration.ofSeconds(1)))
                .build();
        DefaultCamelContext worker = worker();
        worker.getPropertiesComponent().addInitialProperty("maxWait", "0");
        worker.start();

        submit(worker, "mirror", 8);

        await().atMost(SOON).until(() -> ALFA_FILE.files().size() == 8);
        assertThat(FILE_FACTORY.calls()).as("a login, and two calls a file").hasSize(17);
    }

    @Test
    void whatIsGoneIsPutAsideWithTheReason() throws Exception {
        DefaultCamelContext worker = worker();
        worker.start();

        submit(worker, "mirror", "nowhere", "job-1");

        assertThat(reasonOfTheNextThatIsPutAside(worker)).contains("nowhere");
    }

    @Test
    void jobsComeInByThisDoor() throws Exception {
        DefaultCamelContext node = node();
        FileHostJobsComponent jobs = new FileHostJobsComponent();
        jobs.setDatabase(folder.resolve("jobs").toString());
        node.addComponent("filehost-jobs", jobs);
        node.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:links?transacted=true&cacheLevelName=CACHE_CONSUMER").to("filehost-jobs:submit");
            }
        });
        node.start();

        submit(node, "links", 8);
        submit(node, "links", 8);

        await().atMost(SOON).until(() -> ALFA_FILE.files().size() == 8);
        assertThat(ALFA_FILE.calls("file/upload")).isEqualTo(8);
    }
}
