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
package io.github.camelfilehosts.examples.artemis;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The route at a real broker, in this process. */
class MirrorFromQueueTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    @RegisterExtension
    static final FileFactoryServer FILE_FACTORY = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer ALFA_FILE = new AlfaFileServer().instantUploads(false);

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final List<DefaultCamelContext> workers = new ArrayList<>();
    private final ConcurrentMap<String, String> journal = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> sessions = new ConcurrentHashMap<>();
    private Bucket budget;

    @TempDir
    Path folder;

    @BeforeEach
    void startBroker() throws Exception {
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://0"));
        broker.start();
    }

    @AfterEach
    void stop() throws Exception {
        workers.forEach(DefaultCamelContext::stop);
        broker.stop();
    }

    /** A node of its own, but for what nodes share. */
    private DefaultCamelContext node() throws Exception {
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
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(2);
        context.getRegistry().bind("journal", journal);
        context.addComponent("filefactory", fileFactory);
        context.addComponent("alfafile", alfaFile);
        // Without the window of 0 a worker is given more than it works on, and others wait for it.
        JmsComponent jms = JmsComponent.jmsComponent(new ActiveMQConnectionFactory("vm://0?consumerWindowSize=0"));
        // A stop waits for it.
        jms.setReceiveTimeout(100);
        context.addComponent("jms", jms);
        context.getPropertiesComponent().addInitialProperty("workers", "1");
        workers.add(context);
        return context;
    }

    private DefaultCamelContext worker() throws Exception {
        DefaultCamelContext context = node();
        context.addRoutes(new MirrorFromQueue());
        return context;
    }

    private void submit(DefaultCamelContext from, String queue, int jobs) {
        for (int i = 0; i < jobs; i++) {
            FILE_FACTORY.addFile("file" + i, i + ".bin", Content.random(1000, i));
            from.createProducerTemplate()
                    .sendBodyAndHeader(
                            "jms:" + queue, "http://www.filefactory.com/file/file" + i + "/n/x", "job", "job-" + i);
        }
    }

    private long messages(String queue) {
        Queue found = broker.getActiveMQServer().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getMessageCount();
    }

    private long waiting(String queue) {
        Queue found = broker.getActiveMQServer().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getScheduledCount();
    }

    private void assertNothingIsLeft() {
        await().atMost(SOON).until(() -> messages("mirror") == 0);
        assertThat(messages("DLQ")).isZero();
        assertThat(messages("mirror.failed")).isZero();
    }

    @Test
    void aMessageThatIsDeliveredAgainMakesOneFile() throws Exception {
        DefaultCamelContext worker = worker();
        AtomicInteger deliveries = new AtomicInteger();
        worker.start();
        AdviceWith.adviceWith(
                worker,
                "mirror",
                route -> route.weaveAddLast().process(exchange -> {
                    if (deliveries.incrementAndGet() == 1) {
                        throw new IllegalStateException("killed before the message was acknowledged");
                    }
                }));

        submit(worker, "mirror", 1);

        await().atMost(SOON).until(() -> deliveries.get() == 2);
        assertNothingIsLeft();
        assertThat(ALFA_FILE.files()).hasSize(1);
        assertThat(ALFA_FILE.calls("file/upload")).isOne();
    }

    @Test
    void jobsOnAnEmptyBudgetComeLaterAndNoneFails() throws Exception {
        budget = Bucket.builder()
                .addLimit(limit -> limit.capacity(4).refillGreedy(8, Duration.ofSeconds(1)))
                .build();
        DefaultCamelContext worker = worker();
        worker.getPropertiesComponent().addInitialProperty("maxWait", "0");
        worker.start();

        submit(worker, "mirror", 6);

        await().atMost(SOON).until(() -> ALFA_FILE.files().size() == 6);
        assertNothingIsLeft();
        assertThat(FILE_FACTORY.calls())
                .as("a login, and two calls a file: none was burnt")
                .hasSize(13);
    }

    @Test
    void aWorkerThatIsBusyHoldsNoOthersMessages() throws Exception {
        DefaultCamelContext one = worker();
        DefaultCamelContext other = worker();
        one.start();
        other.start();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        ALFA_FILE.clock(now::get).failUpload(UploadFault.processing(Duration.ofHours(1)), 1);

        submit(one, "mirror", 10);

        await("all but the one that is being processed")
                .atMost(SOON)
                .until(() ->
                        messages("mirror") == 1 && ALFA_FILE.uploadsReceived().size() == 10);
        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        assertNothingIsLeft();
        assertThat(ALFA_FILE.files()).hasSize(10);
    }

    @Test
    void jobsOfARefusedAccountWaitAndNoneFails() throws Exception {
        DefaultCamelContext worker = worker();
        FILE_FACTORY.account(FILE_FACTORY.email(), "changed meanwhile", FILE_FACTORY.authKey());
        worker.start();

        submit(worker, "mirror", 5);

        await().atMost(SOON).until(() -> waiting("mirror") == 5);
        assertThat(messages("mirror.failed")).isZero();
        assertThat(messages("DLQ")).isZero();
        assertThat(FILE_FACTORY.calls()).as("one refused login").hasSize(1);
    }

    @Test
    void whatIsGoneIsPutAsideOnceWithTheReason() throws Exception {
        DefaultCamelContext worker = worker();
        worker.start();

        worker.createProducerTemplate().sendBodyAndHeader("jms:mirror", "nowhere", "job", "job-1");

        String reason = worker.createConsumerTemplate()
                .receive("jms:mirror.failed", SOON.toMillis())
                .getMessage()
                .getHeader("reason", String.class);
        assertThat(reason).contains("nowhere");
        assertNothingIsLeft();
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
