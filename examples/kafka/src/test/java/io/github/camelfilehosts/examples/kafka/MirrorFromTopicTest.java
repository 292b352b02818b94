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
package io.github.camelfilehosts.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The route, and the door of the jobs, at a Kafka of this test's own. */
@EnabledIfSystemProperty(named = "kafka.classpath", matches = ".+", disabledReason = "see the README")
class MirrorFromTopicTest {

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
        broker = new Broker(folder);
    }

    @AfterEach
    void stop() {
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
        KafkaComponent kafka = new KafkaComponent();
        kafka.getConfiguration().setBrokers(broker.address());
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(2);
        context.getRegistry().bind("journal", journal);
        context.addComponent("filefactory", fileFactory);
        context.addComponent("alfafile", alfaFile);
        context.addComponent("kafka", kafka);
        context.getPropertiesComponent().addInitialProperty("workers", "1");
        context.getPropertiesComponent().addInitialProperty("later", "1000");
        workers.add(context);
        return context;
    }

    private DefaultCamelContext worker() throws Exception {
        DefaultCamelContext context = node();
        context.addRoutes(new MirrorFromTopic());
        return context;
    }

    private static void submit(DefaultCamelContext from, String topic, int jobs) {
        for (int i = 0; i < jobs; i++) {
            FILE_FACTORY.addFile("file" + i, i + ".bin", Content.random(1000, i));
            submit(from, topic, "http://www.filefactory.com/file/file" + i + "/n/x", "job-" + i);
        }
    }

    private static void submit(DefaultCamelContext from, String topic, String link, String job) {
        from.createProducerTemplate().sendBodyAndHeader("kafka:" + topic, link, KafkaConstants.KEY, job);
    }

    @Test
    void aConsumerThatIsTakenForDeadMakesNoSecondFile() throws Exception {
        DefaultCamelContext one = worker();
        DefaultCamelContext other = worker();
        // The trap: less time than the upload takes.
        one.getPropertiesComponent().addInitialProperty("longestJob", "6000");
        other.getPropertiesComponent().addInitialProperty("longestJob", "6000");
        ALFA_FILE.failUpload(UploadFault.processing(Duration.ofSeconds(20)), 1);
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

    private static String reasonOfTheNextThatIsPutAside(DefaultCamelContext at) {
        Exchange aside = at.createConsumerTemplate()
                .receive("kafka:mirror.failed?groupId=test&autoOffsetReset=earliest", SOON.toMillis());
        return new String(aside.getMessage().getHeader("reason", byte[].class));
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
                from("kafka:links?groupId=door&autoOffsetReset=earliest&breakOnFirstError=true")
                        .to("filehost-jobs:submit");
            }
        });
        node.start();

        submit(node, "links", 8);
        submit(node, "links", 8);

        await().atMost(SOON).until(() -> ALFA_FILE.files().size() == 8);
        assertThat(ALFA_FILE.calls("file/upload")).isEqualTo(8);
    }
}
