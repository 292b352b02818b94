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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.OurThreads;
import io.github.camelfilehosts.Pools;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Downloads and uploads of one account at servers that give and take a byte a second, beside another account whose
 * server is well: some for a few seconds in each build; by {@code ./mvnw verify -Psoak} a thousand of each, for two
 * minutes.
 */
@Tag("soak")
class DrippingTransfersTest {

    /** Of each kind, at a time. */
    private static final int DRIPPING = Integer.getInteger("soak.dripping", 20);

    /** One for all: it is not its room that is to be seen. */
    private static final byte[] LARGE = new byte[DrippingAlfaFile.FILE_SIZE];

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("soak.dripping.seconds", 3));

    /** In milliseconds: what drips counts as silence for that long. */
    private static final int SILENCE = Integer.getInteger("soak.dripping.silence", 1_000);

    /** Longer than the last one can take. */
    private static final Duration LAST = Duration.ofMinutes(3);

    /** In MB: classes, and what the JVM has compiled. */
    private static final double SLACK = 8;

    @RegisterExtension
    final AlfaFileServer well = new AlfaFileServer().history(100);

    private final AlfaFileComponent component = new AlfaFileComponent();
    private double heapBefore;
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();

    @Test
    void theyEndAndHarmNobody() throws Exception {
        List<Double> quiet = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        try (DrippingAlfaFile dripping = new DrippingAlfaFile();
                DefaultCamelContext context = start(dripping)) {
            ProducerTemplate template = context.createProducerTemplate();
            String file = well.addFile("good.bin", Content.random(10_000, 1)).id();
            useWell(template, file, Instant.now().plus(TIME.dividedBy(4)), new ArrayList<>());
            useWell(template, file, Instant.now().plus(TIME.dividedBy(4)), quiet);
            heapBefore = heap();

            ExecutorService readers = Executors.newFixedThreadPool(DRIPPING);
            Instant end = Instant.now().plus(TIME);
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < DRIPPING; i++) {
                all.add(CompletableFuture.runAsync(() -> downloadUntil(end, template), readers));
                all.add(uploadUntil(end, template));
            }
            useWell(template, file, end, beside);
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(LAST.toSeconds(), TimeUnit.SECONDS);
            readers.shutdown();

            System.out.printf(
                    "Dripping: %d downloads and %d uploads at a time, begun %d and %d times; ended: %s%n",
                    DRIPPING, DRIPPING, dripping.downloads(), dripping.uploads(), outcomes);
            System.out.printf("The good account: %s; beside them: %s%n", figures(quiet), figures(beside));
            assertThat(outcomes).containsOnlyKeys(TemporaryFailureException.class.getSimpleName());
            assertThat(Pools.leased(component)).isZero();
            assertThat(context.getInflightRepository().size()).isZero();
            checkThatAllSlotsAreFree(dripping, template);
        }
        await().untilAsserted(() -> assertThat(OurThreads.of("alfafile")).isEmpty());
        await().untilAsserted(() -> assertThat(heap()).isLessThan(heapBefore + SLACK));
    }

    private DefaultCamelContext start(DrippingAlfaFile dripping) throws Exception {
        component.setSoTimeout(SILENCE);
        component.setMaxTotalConnections(3 * DRIPPING);
        component.setConnectionsPerRoute(2 * DRIPPING);
        component.getConfiguration().setMaxConcurrentTransfers(DRIPPING);
        component.getConfiguration().setMaxConcurrentRequests(DRIPPING);
        component.getConfiguration().setRetryDelay(Duration.ofMillis(100));
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("alfafile", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String dripper = "token=dripping&maxRetries=1&apiUrl=" + dripping.apiUrl();
                String good = "token=" + well.token() + "&apiUrl=" + well.apiUrl();
                from("direct:dripping-download")
                        .to("alfafile:download?fileId=GH&" + dripper)
                        .convertBodyTo(byte[].class);
                from("direct:dripping-upload").to("alfafile:upload?fileName=a.bin&" + dripper);
                from("direct:good-info").to("alfafile:info?" + good);
                from("direct:good-download").to("alfafile:download?" + good).convertBodyTo(byte[].class);
                from("direct:good-upload").to("alfafile:upload?fileName=new.bin&" + good);
            }
        });
        context.start();
        return context;
    }

    private void downloadUntil(Instant end, ProducerTemplate template) {
        while (Instant.now().isBefore(end)) {
            count(template.request("direct:dripping-download", exchange -> {}));
        }
    }

    private CompletableFuture<Void> uploadUntil(Instant end, ProducerTemplate template) {
        return upload(template, LARGE).thenCompose(ended -> {
            count(ended);
            return Instant.now().isBefore(end) ? uploadUntil(end, template) : CompletableFuture.completedFuture(null);
        });
    }

    private static CompletableFuture<Exchange> upload(ProducerTemplate template, byte[] bytes) {
        return template.asyncSend(
                "direct:dripping-upload", exchange -> exchange.getMessage().setBody(bytes));
    }

    private void count(Exchange ended) {
        FileHostException failure = ended.getException(FileHostException.class);
        Throwable what = failure == null ? ended.getException() : failure;
        outcomes.computeIfAbsent(what == null ? "success" : what.getClass().getSimpleName(), any -> new LongAdder())
                .increment();
    }

    /** @param millis what each call took */
    private void useWell(ProducerTemplate template, String file, Instant end, List<Double> millis) {
        byte[] small = new byte[10_000];
        for (int i = 0; Instant.now().isBefore(end); i++) {
            byte[] body = small.clone();
            body[0] = (byte) i;
            body[1] = (byte) (i >> 8);
            for (String route : List.of("good-info", "good-download", "good-upload")) {
                long begin = System.nanoTime();
                template.requestBody("direct:" + route, route.equals("good-upload") ? body : file);
                millis.add((System.nanoTime() - begin) / 1e6);
            }
        }
    }

    private static String figures(List<Double> millis) {
        Collections.sort(millis);
        return "%d steps, median %.1f ms, longest %.1f ms"
                .formatted(millis.size(), millis.get(millis.size() / 2), millis.get(millis.size() - 1));
    }

    /** As many uploads as there are slots are answered together only. */
    private static void checkThatAllSlotsAreFree(DrippingAlfaFile dripping, ProducerTemplate template)
            throws Exception {
        dripping.answerUploadsTogether(DRIPPING);
        List<CompletableFuture<Exchange>> all = IntStream.range(0, DRIPPING)
                .mapToObj(i -> upload(template, new byte[1]))
                .toList();
        for (CompletableFuture<Exchange> each : all) {
            assertThat((Throwable) each.get(LAST.toSeconds(), TimeUnit.SECONDS).getException())
                    .isNull();
        }
    }

    /** In MB. */
    private static double heap() {
        return new Vitals(Instant.now(), TIME).take().heap();
    }
}
