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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All bytes were sent, nothing came back for a while, and then the silence ended: how often they are sent. The
 * reference page has the table. Silences take no time, but for those that a time-out ends.
 */
class UploadSendsTest extends AlfaFileTestSupport {

    private static final long SO_TIMEOUT = 800;
    private static final int RETRIES = 3;

    /** What ends the silence. */
    enum Ending {
        CLOSE("close", (request, out) -> {}),
        RESET("reset", (request, out) -> {
            throw new IOException("reset");
        }),
        REQUEST_TIMEOUT("408", status(408)),
        BAD_GATEWAY("502", status(502)),
        UNAVAILABLE("503", status(503)),
        GATEWAY_TIMEOUT("504", status(504)),
        A_TIMEOUT_OCCURRED("524", status(524)),
        TIME_OUT("time-out", (request, out) -> stayMute());

        private final String title;
        private final RawServer.Handler handler;

        Ending(String title, RawServer.Handler handler) {
            this.title = title;
            this.handler = handler;
        }

        private static RawServer.Handler status(int status) {
            return (request, out) -> RawServer.reply(out, status, new byte[0]);
        }

        private static void stayMute() throws IOException {
            try {
                new CountDownLatch(1).await(SO_TIMEOUT * 10, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    /** What {@code upload_info} says of the session then. */
    enum Info {
        WAITING("0 for ever", 1 + RETRIES, 0),
        LATE("0, then 1, then 2", 1, 0, 1, 2),
        DONE("2", 1, 2),
        FAILED("3", 2, 3);

        private final String title;
        private final int sends;
        private final int[] states;

        Info(String title, int sends, int... states) {
            this.title = title;
            this.sends = sends;
            this.states = states;
        }
    }

    private static final List<Integer> SILENCES = List.of(0, 5, 60);

    /** For the reference page. */
    static String table() {
        String head = "[width=\"100%\",cols=\"3,1,"
                + String.join(",", Collections.nCopies(Ending.values().length, "1"))
                + "\",options=\"header\"]\n|===\n| `upload_info` | Silence"
                + Arrays.stream(Ending.values())
                        .map(ending -> " | " + ending.title)
                        .collect(Collectors.joining())
                + "\n";
        return Arrays.stream(Info.values())
                .flatMap(info -> SILENCES.stream()
                        .map(silence -> "| " + info.title + " | " + silence + " s"
                                + (" | " + info.sends).repeat(Ending.values().length)))
                .collect(Collectors.joining("\n", head, "\n|===\n"));
    }

    static Stream<Arguments> cases() {
        return Arrays.stream(Ending.values())
                .flatMap(ending -> SILENCES.stream()
                        .flatMap(silence ->
                                Arrays.stream(Info.values()).map(info -> Arguments.of(ending, silence, info))));
    }

    private final ScriptedAlfaFile scripted = new ScriptedAlfaFile();

    @Override
    public AlfaFileComponent newComponent() {
        AlfaFileComponent timed = timed(new AlfaFileComponent());
        timed.setSoTimeout(SO_TIMEOUT);
        return timed;
    }

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setApiUrl(scripted.apiUrl());
        options.setLogin(null);
        options.setPassword(null);
        options.setToken("token");
        options.setMaxRetries(RETRIES);
        options.setPollInterval(Duration.ofSeconds(1));
    }

    @AfterEach
    void closeServer() throws IOException {
        scripted.close();
    }

    @ParameterizedTest(name = "{0} after {1} s, then {2}")
    @MethodSource("cases")
    void bytesAreSentAgainOnlyAfterUploadInfoSaidThatTheyDidNotArriveAndTheServiceHadItsTime(
            Ending ending, int silence, Info info) {
        List<Instant> begun = new ArrayList<>();
        scripted.states((id, question) -> id.equals("U1") ? info.states[Math.min(question, info.states.length) - 1] : 2)
                .bytes((request, out) -> {
                    begun.add(time.instant());
                    send(ending, silence, request, out);
                });
        allowTime(ending);

        Exchange exchange = send("alfafile:upload?fileName=a.bin&synchronous=true", new byte[1000]);

        if (info == Info.WAITING) {
            assertThat(failed(TemporaryFailureException.class, exchange).isRetryable())
                    .isTrue();
        } else {
            assertThat(succeeded(AlfaFile.class, exchange).id()).isEqualTo("GH");
        }
        assertThat(scripted.sends()).isEqualTo(info.sends);
        assertThat(scripted.announcements()).isEqualTo(info == Info.FAILED ? 2 : 1);
        if (info == Info.WAITING) {
            for (int i = 1; i < info.sends; i++) {
                assertThat(Duration.between(begun.get(i - 1), begun.get(i)))
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(2L * silence));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatWasSilentForFourSecondsAndTakesSixMoreGetsThemOnce(Ending ending) {
        AtomicReference<Instant> done = new AtomicReference<>();
        scripted.states((id, question) -> time.instant().isBefore(done.get()) ? 0 : 2)
                .bytes((request, out) -> {
                    done.set(time.instant().plusSeconds(10));
                    send(ending, 4, request, out);
                });

        allowTime(ending);

        result(AlfaFile.class, "alfafile:upload?fileName=a.bin&synchronous=true&pollInterval=5", new byte[1000]);

        assertThat(scripted.sends()).isEqualTo(1);
    }

    /** Where no time-out is meant, a busy machine must not bring one. */
    private void allowTime(Ending ending) {
        if (ending != Ending.TIME_OUT) {
            component.stop();
            component.setSoTimeout(60_000);
            component.start();
        }
    }

    private void send(Ending ending, int silence, RawServer.Request request, OutputStream out) throws IOException {
        if (!request.path().equals("/ul/U1")) {
            ScriptedAlfaFile.accept(request, out);
            return;
        }
        ScriptedAlfaFile.take(request, out);
        time.advance(Duration.ofSeconds(silence));
        ending.handler.handle(request, out);
    }
}
