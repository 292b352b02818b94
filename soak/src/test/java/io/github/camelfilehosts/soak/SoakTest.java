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
package io.github.camelfilehosts.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.Pools;
import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.alfafile.AlfaFileConfiguration;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.filefactory.FileFactoryConfiguration;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.internal.camel.FileHostConfiguration;
import io.github.camelfilehosts.soak.Vitals.Trend;
import io.github.camelfilehosts.test.AlfaFileFile;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both components under mixed load, while the services fail in every way that their stand-ins know: for a few seconds
 * in each build, for half an hour by {@code ./mvnw verify -Psoak}, for as long as one likes with
 * {@code -Dsoak.minutes}. The stand-ins share the heap.
 */
@Tag("soak")
class SoakTest {

    private static final Duration TIME =
            Duration.ofMillis(Math.round(Double.parseDouble(System.getProperty("soak.minutes", "0.2")) * 60_000));
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
    private static final double FAULTS = 0.05;
    private static final int WORKERS = 32;
    private static final int REQUESTS = 16;
    private static final int TRANSFERS = 8;

    /** How long silence is borne: a few seconds' load is not to wait for minutes for its last exchanges. */
    private static final Duration PATIENCE = Collections.min(List.of(Duration.ofSeconds(20), TIME.dividedBy(2)));

    /**
     * Far more than are in use at a time, and so few that the stand-ins' memory is full before one begins to compare.
     */
    private static final int HISTORY = 300;

    /** What is not over by then never will be: longer than all that an exchange may wait for. */
    private static final Duration LAST_EXCHANGES = Duration.ofMinutes(3);

    @RegisterExtension
    final FileFactoryServer fileFactory = new FileFactoryServer().history(HISTORY);

    @RegisterExtension
    final AlfaFileServer alfaFile =
            new AlfaFileServer().history(HISTORY).processingPolls(1).parallelUploads(TRANSFERS);

    @TempDir
    Path directory;

    private final Ledger ledger = new Ledger();
    private final FileFactoryComponent fileFactoryComponent = new FileFactoryComponent();
    private final AlfaFileComponent alfaFileComponent = new AlfaFileComponent();

    @Test
    void nothingIsLostDoubledOrLeaked() throws Exception {
        System.out.printf("Soak: %s, %d threads, %.0f %% faults, seed %d%n", TIME, WORKERS, FAULTS * 100, SEED);
        Stock stock = new Stock(fileFactory, alfaFile);
        String name;
        Vitals vitals;
        try (DefaultCamelContext context = newContext()) {
            name = context.getName();
            fileFactory.faults(FAULTS, SEED);
            alfaFile.faults(FAULTS, SEED + 1);
            vitals = work(stock, new Caller(context.createProducerTemplate(), ledger));
            checkThatNothingIsHeld(context);
        }
        checkThatNothingIsLeft(stock, name);
        System.out.println(new SoakReport(ledger, vitals, fileFactory, alfaFile));
        assertThat(ledger.violations()).isEmpty();
        if (vitals.isLongEnough()) {
            assertThat(vitals.heap()).matches(Trend::isFlat, "flat");
            assertThat(vitals.threads()).matches(Trend::isFlat, "flat");
        }
    }

    private DefaultCamelContext newContext() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getStreamCachingStrategy()
                .setSpoolDirectory(directory.resolve("spool").toFile());
        configure(fileFactoryComponent);
        FileFactoryConfiguration fileFactoryOptions = fileFactoryComponent.getConfiguration();
        fileFactoryOptions.setApiUrl(fileFactory.apiUrl());
        fileFactoryOptions.setEmail(fileFactory.email());
        fileFactoryOptions.setPassword(fileFactory.password());
        fileFactoryOptions.setAuthKey(fileFactory.authKey());
        fileFactoryOptions.setRequestsPerHour(0);
        configure(alfaFileComponent);
        AlfaFileConfiguration alfaFileOptions = alfaFileComponent.getConfiguration();
        alfaFileOptions.setApiUrl(alfaFile.apiUrl());
        alfaFileOptions.setLogin(alfaFile.login());
        alfaFileOptions.setPassword(alfaFile.password());
        alfaFileOptions.setPollInterval(Duration.ofMillis(250));
        alfaFileOptions.setUploadTimeout(PATIENCE.multipliedBy(3));
        context.addComponent("filefactory", fileFactoryComponent);
        context.addComponent("alfafile", alfaFileComponent);
        context.addRoutes(new SoakRoutes(directory));
        context.start();
        return context;
    }

    /** Shorter waits and wider limits than the defaults, so that more happens in the time. */
    private static void configure(FileHostComponent component) {
        component.setResponseTimeout(PATIENCE.toMillis());
        component.setSoTimeout(PATIENCE.toMillis());
        FileHostConfiguration options = component.getConfiguration();
        options.setRetryDelay(Duration.ofMillis(100));
        options.setMaxWait(Duration.ofSeconds(10));
        options.setMaxConcurrentRequests(REQUESTS);
        options.setMaxConcurrentTransfers(TRANSFERS);
    }

    private Vitals work(Stock stock, Caller caller) throws IOException, InterruptedException {
        Instant begin = Instant.now();
        Instant end = begin.plus(TIME);
        Vitals vitals = new Vitals(begin, TIME);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            threads.add(new Thread(worker("worker" + i, i, stock, caller, end), "worker" + i));
        }
        threads.forEach(Thread::start);
        while (Instant.now().isBefore(end)) {
            System.out.println(vitals.take() + ", " + ledger.endedCount() + " exchanges");
            Thread.sleep(vitals.interval().toMillis());
        }
        Instant lastEnd = Instant.now().plus(LAST_EXCHANGES);
        for (Thread thread : threads) {
            thread.join(Math.max(1, Duration.between(Instant.now(), lastEnd).toMillis()));
            ledger.require(
                    !thread.isAlive(),
                    thread.getName() + " waits for an exchange that does not end: "
                            + Arrays.toString(thread.getStackTrace()));
        }
        return vitals;
    }

    private Worker worker(String name, int number, Stock stock, Caller caller, Instant end) throws IOException {
        Random random = new Random(SEED + number);
        Path mine = Files.createDirectories(directory.resolve(name));
        Path fileFactoryFiles = directory.resolve(name + "-filefactory");
        Path alfaFileFiles = directory.resolve(name + "-alfafile");
        UploadWork uploads = new UploadWork(caller, ledger, stock, mine, random);
        return new Worker(
                new FactsWork(caller, ledger, stock, fileFactory, alfaFile, random),
                new DownloadWork(caller, ledger, "filefactory", stock.atFileFactory(), fileFactoryFiles, random),
                new DownloadWork(caller, ledger, "alfafile", stock.atAlfaFile(), alfaFileFiles, random),
                new FileLives(caller, ledger, alfaFile, uploads, random, name),
                ledger,
                random,
                () -> Instant.now().isBefore(end));
    }

    private void checkThatNothingIsHeld(DefaultCamelContext context) {
        ledger.require(
                ledger.endedCount() == ledger.startedCount(),
                ledger.startedCount() + " exchanges were started, but " + ledger.endedCount() + " ended");
        ledger.require(
                context.getInflightRepository().size() == 0,
                context.getInflightRepository().size() + " exchanges are in flight in the end");
        for (FileHostComponent component : List.of(fileFactoryComponent, alfaFileComponent)) {
            ledger.require(
                    Pools.leased(component) == 0,
                    component.getDefaultName() + " holds " + Pools.leased(component) + " connections in the end");
        }
    }

    private void checkThatNothingIsLeft(Stock stock, String context) throws IOException {
        List<String> stocked = stock.atAlfaFile().stream().map(Stock.Item::id).toList();
        for (AlfaFileFile file : alfaFile.files()) {
            ledger.require(stocked.contains(file.id()), file.name() + " came to AlfaFile after its upload had ended");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                ledger.violation(file + " was left over");
            }
        }
        // They were told to end, which takes them a moment.
        await().untilAsserted(() -> assertThat(threadsOf(context)).isEmpty());
    }

    private static List<String> threadsOf(String context) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Camel (" + context + ")"))
                .toList();
    }
}
