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
package io.github.camelfilehosts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Polls every few milliseconds. */
class LinkSourceTest extends KameletTestSupport {

    private static final String KAMELET = "filefactory-link-source";
    private static final String TULIPS_LINK = "https://www.filefactory.com/file/1ep92k3t0fdz/n/Tulips%20%281%29.jpg";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private FileFactoryFile tulips;

    @BeforeEach
    void addFiles() {
        tulips = fileFactory.addFile("1ep92k3t0fdz", "Tulips.jpg", Content.random(1_000, 1));
        fileFactory.addFile("4k7gx0w2mq1z", "Diary.pdf", Content.random(1_000, 2));
    }

    @Test
    void emitsEachChange() throws IOException {
        Path links = directory.resolve("links.txt");
        Files.writeString(links, TULIPS_LINK + "\n4k7gx0w2mq1z\n");
        property("links", links);
        property("state", directory.resolve("state.txt"));
        property("period", 20);
        startExample(KAMELET);
        try (ConsumerTemplate consumer = context().createConsumerTemplate()) {
            assertThat(List.of(next(consumer), next(consumer)))
                    .containsExactly("Tulips.jpg ONLINE", "Diary.pdf ONLINE");
            tulips.status("offline");
            assertThat(next(consumer)).isEqualTo("Tulips.jpg OFFLINE");
            tulips.status("online");
            assertThat(next(consumer)).isEqualTo("Tulips.jpg ONLINE");
            awaitPolls(2);
            assertThat(consumer.receiveNoWait("seda:changed")).isNull();
        }
        assertThat(fileFactory.logins()).isOne();
        assertThat(directory.resolve("state.txt")).content().contains("1ep92k3t0fdz", "4k7gx0w2mq1z");
    }

    @Test
    void aStateRepositoryOutlivesTheApplication() throws IOException {
        Files.writeString(directory.resolve("state.txt"), "1ep92k3t0fdz=ONLINE\n");
        main.bind(
                "seen",
                FileStateRepository.fileStateRepository(
                        directory.resolve("state.txt").toFile()));
        property("camel.kamelet." + KAMELET + ".stateRepository", "#seen");
        startWith(this::record);

        await().atMost(Duration.ofMinutes(2)).until(() -> received.size() == 1);
        awaitPolls(2);
        assertThat(received).containsExactly("4k7gx0w2mq1z ONLINE");
    }

    private static String next(ConsumerTemplate consumer) {
        FileInfo info = consumer.receiveBody("seda:changed", 60_000, FileInfo.class);
        return info.name() + " " + info.status();
    }

    @Test
    void aPollThatFailsNeitherLosesNorDoublesAChange() {
        startWith(exchange -> record(exchange));
        await().atMost(Duration.ofMinutes(2)).until(() -> received.size() == 2);

        fileFactory.failNext("getFileInfo", 700, "No", 3);
        tulips.status("offline");

        await().atMost(Duration.ofMinutes(2)).until(() -> received.size() == 3);
        awaitPolls(2);
        assertThat(received).containsExactly("1ep92k3t0fdz ONLINE", "4k7gx0w2mq1z ONLINE", "1ep92k3t0fdz OFFLINE");
    }

    @Test
    void whatCouldNotBeReceivedComesAgain() {
        List<String> tried = new CopyOnWriteArrayList<>();
        startWith(exchange -> {
            tried.add(exchange.getMessage().getBody(FileInfo.class).id());
            if (tried.size() == 1) {
                throw new IllegalStateException("Not now");
            }
            record(exchange);
        });

        await().atMost(Duration.ofMinutes(2)).until(() -> received.size() == 2);
        awaitPolls(2);
        assertThat(tried).containsExactly("1ep92k3t0fdz", "4k7gx0w2mq1z", "1ep92k3t0fdz");
        assertThat(received).containsExactly("4k7gx0w2mq1z ONLINE", "1ep92k3t0fdz ONLINE");
    }

    @Test
    void aChangeIsEmittedOnceEvenIfItIsReceivedSlowly() throws Exception {
        ExecutorService elsewhere = Executors.newSingleThreadExecutor();
        CountDownLatch release = new CountDownLatch(1);
        try {
            startWith(new AsyncProcessorSupport() {
                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    elsewhere.execute(() -> {
                        try {
                            release.await(1, TimeUnit.MINUTES);
                            record(exchange);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        callback.done(false);
                    });
                    return false;
                }
            });
            await().atMost(Duration.ofMinutes(2))
                    .during(Duration.ofMillis(200))
                    .until(() -> fileFactory.calls("getFileInfo") == 1);
            release.countDown();
            await().atMost(Duration.ofMinutes(2)).until(() -> received.size() >= 2);
            awaitPolls(2);
        } finally {
            elsewhere.shutdownNow();
        }
        assertThat(received).containsExactly("1ep92k3t0fdz ONLINE", "4k7gx0w2mq1z ONLINE");
    }

    private void record(Exchange exchange) {
        FileInfo info = exchange.getMessage().getBody(FileInfo.class);
        received.add(info.id() + " " + info.status());
        // As routes do.
        exchange.getMessage().setBody(null);
    }

    private void startWith(Processor processor) {
        accountOf(KAMELET);
        property("camel.kamelet." + KAMELET + ".links", TULIPS_LINK + ", 4k7gx0w2mq1z");
        property("camel.kamelet." + KAMELET + ".period", 20);
        main.bind("receiver", processor);
        start("classpath:routes/to-receiver.yaml");
    }

    /** So many more polls, begun and ended. */
    private static void awaitPolls(int polls) {
        int before = fileFactory.calls("getFileInfo");
        await().atMost(Duration.ofMinutes(1)).until(() -> fileFactory.calls("getFileInfo") > before + polls);
    }
}
