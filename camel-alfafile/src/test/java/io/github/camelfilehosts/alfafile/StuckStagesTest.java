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
package io.github.camelfilehosts.alfafile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.StuckServer.Pace;
import io.github.camelfilehosts.alfafile.StuckServer.Stage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call, a download and an upload, each at a server that stays at one stage for ever: what ends it. The reference page
 * has the table. All cases go on at once, each at a server of its own.
 */
@Timeout(180)
class StuckStagesTest {

    private static final int MEGABYTE = 1 << 20;
    private static final String SIZE = "1000";

    /** In milliseconds. */
    private static final long SHORT = 2_000;

    private static final long LONG = 100_000;

    /** What is done at the server. */
    enum Work {
        CALL("call"),
        DOWNLOAD("download"),
        UPLOAD("upload");

        private final String title;

        Work(String title) {
            this.title = title;
        }
    }

    /** What ends it; told by the failure, and not by the time that it took. */
    enum End {
        CONNECT_TIMEOUT("`connectTimeout` (30 seconds)", TemporaryFailureException.class, "connectTimeout"),
        RESPONSE_TIMEOUT("`responseTimeout` (3 minutes)", TemporaryFailureException.class, "responseTimeout"),
        SO_TIMEOUT("`soTimeout` (3 minutes)", TemporaryFailureException.class, "soTimeout"),
        MIN_TRANSFER_RATE(
                "`minTransferRate` (1024 bytes a second) over `soTimeout` (3 minutes)",
                TemporaryFailureException.class,
                "minTransferRate"),
        UPLOAD_TIMEOUT("`uploadTimeout` (10 minutes)", UploadFailedException.class, "uploadTimeout"),
        NO_TLS("at once: no handshake", TemporaryFailureException.class, "SSL"),
        LONG_HEAD("a line of 32 KiB, or 200 lines", TemporaryFailureException.class, "limit"),
        LONG_ANSWER("8 MiB", UnexpectedResponseException.class, "not an answer of the API"),
        LONG_FILE("the file's size", CorruptTransferException.class, SIZE),
        STATUS("its status is enough: `upload_info` tells the rest", null, null);

        private final String title;
        private final Class<? extends FileHostException> type;
        private final String word;

        End(String title, Class<? extends FileHostException> type, String word) {
            this.title = title;
            this.type = type;
            this.word = word;
        }
    }

    /** @param stage null for the polls after an upload */
    record Case(Work work, Stage stage, Pace pace) {

        static final String POLL = "poll";

        String stageTitle() {
            return stage == null
                    ? POLL
                    : stage == Stage.TLS
                            ? "TLS"
                            : stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Null if there is no such case. */
        End end() {
            if (stage == null) {
                return work == Work.UPLOAD ? End.UPLOAD_TIMEOUT : null;
            }
            return switch (stage) {
                case CONNECT -> pace == Pace.MUTE ? End.CONNECT_TIMEOUT : null;
                case TLS -> pace == Pace.ENDLESS ? End.NO_TLS : End.CONNECT_TIMEOUT;
                case WRITE_HEAD -> pace == Pace.ENDLESS ? null : silence();
                case WRITE_BODY -> pace == Pace.ENDLESS || work == Work.DOWNLOAD ? null : silence();
                case READ_HEAD -> pace == Pace.ENDLESS ? End.LONG_HEAD : silence();
                case READ_BODY ->
                    switch (work) {
                        case CALL -> pace == Pace.ENDLESS ? End.LONG_ANSWER : silence();
                        case DOWNLOAD -> pace == Pace.ENDLESS ? End.LONG_FILE : silence();
                        case UPLOAD -> End.STATUS;
                    };
            };
        }

        private End silence() {
            if (work == Work.CALL) {
                return End.RESPONSE_TIMEOUT;
            }
            return pace == Pace.MUTE ? End.SO_TIMEOUT : End.MIN_TRANSFER_RATE;
        }
    }

    private static Stream<List<Case>> rows() {
        return Arrays.stream(Work.values())
                .flatMap(work -> Stream.concat(Arrays.stream(Stage.values()), Stream.of((Stage) null))
                        .map(stage -> Arrays.stream(Pace.values())
                                .map(pace -> new Case(work, stage, pace))
                                .toList()))
                .filter(row -> row.stream().anyMatch(each -> each.end() != null));
    }

    static Stream<Case> cases() {
        return rows().flatMap(List::stream).filter(each -> each.end() != null);
    }

    /** For the reference page. */
    static String table() {
        String head =
                "[width=\"100%\",cols=\"1,1,2,2,2\",options=\"header\"]\n|===\n| | Stage | Mute | Dripping | Endless\n";
        return rows().map(row -> "| " + row.get(0).work().title + " | "
                        + row.get(0).stageTitle()
                        + row.stream()
                                .map(each -> " | " + (each.end() == null ? "-" : each.end().title))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n", head, "\n|===\n"));
    }

    private static final Map<Case, CompletableFuture<Exchange>> OUTCOMES = new LinkedHashMap<>();
    private static final List<AutoCloseable> SERVERS = new ArrayList<>();
    private static final CountDownLatch OVER = new CountDownLatch(1);
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static final Map<End, DefaultCamelContext> CONTEXTS = new EnumMap<>(End.class);

    @BeforeAll
    static void startAll() throws Exception {
        for (Case each : cases().toList()) {
            if (!CONTEXTS.containsKey(each.end())) {
                CONTEXTS.put(each.end(), start(each.end()));
            }
            String api = apiOf(each);
            ProducerTemplate template = CONTEXTS.get(each.end()).createProducerTemplate();
            OUTCOMES.put(
                    each,
                    CompletableFuture.supplyAsync(
                            () -> template.request("direct:" + each.work(), exchange -> {
                                exchange.getMessage().setHeader("api", api);
                                exchange.getMessage().setBody(new byte[8 * MEGABYTE]);
                            }),
                            THREADS));
        }
    }

    /** All is long there but what is to end it, however slow the machine is. */
    private static DefaultCamelContext start(End end) throws Exception {
        AlfaFileComponent component = new AlfaFileComponent();
        component.setConnectTimeout(end == End.CONNECT_TIMEOUT ? SHORT : LONG);
        component.setResponseTimeout(end == End.RESPONSE_TIMEOUT || end == End.UPLOAD_TIMEOUT ? SHORT : LONG);
        component.setSoTimeout(
                end == End.SO_TIMEOUT || end == End.MIN_TRANSFER_RATE || end == End.STATUS ? SHORT : LONG);
        component.getConfiguration().setUploadTimeout(Duration.ofMillis(SHORT));
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(5);
        context.addComponent("alfafile", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:CALL").toD("alfafile:info?maxRetries=0&token=a-token&fileId=GH&apiUrl=${header.api}");
                from("direct:DOWNLOAD")
                        .toD("alfafile:download?maxRetries=0&token=a-token&fileId=GH&apiUrl=${header.api}")
                        .convertBodyTo(byte[].class);
                from("direct:UPLOAD")
                        .toD("alfafile:upload?maxRetries=0&token=a-token&fileName=a.bin&apiUrl=${header.api}");
            }
        });
        context.start();
        return context;
    }

    private static String apiOf(Case each) throws IOException {
        StuckServer stuck = each.stage() == null ? null : new StuckServer(each.stage(), each.pace());
        if (stuck != null) {
            SERVERS.add(stuck);
        }
        if (each.work() == Work.CALL) {
            return stuck.url("/v1");
        }
        RawServer api = new RawServer((request, out) -> answer(each, stuck, request, out));
        SERVERS.add(api);
        return api.uri("/v1").toString();
    }

    /** The API is as it should be, but for the polls where they are the stage. */
    private static void answer(Case each, StuckServer stuck, RawServer.Request request, OutputStream out)
            throws IOException {
        switch (request.path()) {
            case "/v1/file/info" ->
                json(out, "{\"file\":{\"file_id\":\"GH\",\"name\":\"a.bin\",\"size\":" + SIZE + "}}");
            case "/v1/file/download" -> json(out, "{\"download_url\":\"" + stuck.url("/get/GH") + "\"}");
            case "/v1/file/upload" ->
                session(out, 0, stuck == null ? "http://localhost:" + portOf(request) + "/ul" : stuck.url("/ul"));
            case "/v1/file/upload_info" -> {
                if (stuck == null) {
                    poll(each.pace(), out);
                } else {
                    session(out, each.end() == End.STATUS ? 2 : 0, "");
                }
            }
            default -> ScriptedAlfaFile.accept(request, out);
        }
    }

    private static String portOf(RawServer.Request request) {
        return request.header("Host").replaceAll(".*:", "");
    }

    private static void poll(Pace pace, OutputStream out) throws IOException {
        if (pace == Pace.ENDLESS) {
            session(out, 1, "");
            return;
        }
        RawServer.head(out, 200, "Content-Length: 1000000");
        try {
            while (!OVER.await(100, TimeUnit.MILLISECONDS)) {
                out.write(pace == Pace.MUTE ? new byte[0] : new byte[] {' '});
                out.flush();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void session(OutputStream out, int state, String url) throws IOException {
        json(
                out,
                "{\"upload\":{\"upload_id\":\"U1\",\"url\":\"" + url + "\",\"state\":" + state + ",\"file\":"
                        + (state == 2 ? "{\"file_id\":\"GH\"}" : "[]") + "}}");
    }

    private static void json(OutputStream out, String response) throws IOException {
        RawServer.reply(out, 200, ("{\"response\":" + response + ",\"status\":200}").getBytes(UTF_8));
    }

    @AfterAll
    static void stopAll() throws Exception {
        OVER.countDown();
        for (DefaultCamelContext context : CONTEXTS.values()) {
            context.close();
        }
        for (AutoCloseable server : SERVERS) {
            server.close();
        }
        THREADS.shutdown();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itEnds(Case each) {
        Exchange exchange = OUTCOMES.get(each).join();

        FileHostException failure = exchange.getException(FileHostException.class);
        if (each.end() == End.STATUS) {
            assertThat((Throwable) exchange.getException()).isNull();
            return;
        }
        assertThat((Throwable) failure).isExactlyInstanceOf(each.end().type).hasMessageContaining(each.end().word);
    }
}
