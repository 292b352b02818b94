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

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upload servers that do what was met in the wild. */
@Timeout(60)
class UploadServerTest extends AlfaFileTestSupport {

    private static final int BIG = 60 << 20;
    private static final String UPLOAD = "alfafile:upload?fileName=a.bin";

    private final ScriptedAlfaFile scripted = new ScriptedAlfaFile();
    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    public AlfaFileComponent newComponent() {
        AlfaFileComponent impatient = new AlfaFileComponent();
        impatient.setSoTimeout(700);
        return impatient;
    }

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setApiUrl(scripted.apiUrl());
        options.setLogin(null);
        options.setPassword(null);
        options.setToken("token");
    }

    @AfterEach
    void closeServer() throws IOException {
        over.countDown();
        scripted.close();
    }

    @Test
    void aServerThatReadsNoFurtherEndsInATemporaryFailureAfterSoTimeout() {
        scripted.states((id, question) -> 0).bytes((request, out) -> {
            ScriptedAlfaFile.take(request, out, 100_000);
            hold();
        });

        TemporaryFailureException e = failure(TemporaryFailureException.class, UPLOAD + "&maxRetries=1", new byte[BIG]);

        assertThat(e.isRetryable()).isTrue();
        assertThat(e).hasMessageContaining("soTimeout").hasMessageContaining("a.bin");
        assertThat(scripted.sends()).isEqualTo(2);
    }

    private void hold() throws IOException {
        try {
            over.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 409, 411, 413, 415})
    void aRefusalBeforeTheBodyWasSentIsFinalThoughTheServerCloses(int status) {
        scripted.states((id, question) -> 0).bytes((request, out) -> {
            ScriptedAlfaFile.take(request, out, 1 << 20);
            RawServer.reply(out, status, "<html>".getBytes(UTF_8), "Location: http://localhost/sorry.html");
            out.close();
        });

        InvalidRequestException e = failure(InvalidRequestException.class, UPLOAD, new byte[BIG]);

        assertThat(e.getCode()).isEqualTo(status);
        assertThat(e).hasMessageContaining("HTTP " + status).hasMessageContaining("a.bin");
        assertThat(scripted.sends()).isEqualTo(1);
        assertThat(scripted.announcements()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void anUploadUrlThatIsRefusedWhileTheBodyIsSentIsReplacedOnce(int status) {
        scripted.bytes((request, out) -> {
            if (request.path().endsWith("U1")) {
                ScriptedAlfaFile.take(request, out, 1 << 20);
                RawServer.reply(out, status, new byte[0]);
                out.close();
            } else {
                ScriptedAlfaFile.accept(request, out);
            }
        });

        result(AlfaFile.class, UPLOAD, new byte[BIG]);

        assertThat(scripted.announcements()).isEqualTo(2);
        assertThat(scripted.sends()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void anUploadUrlThatIsRefusedAfterAllBytesIsReplacedOnlyIfTheyAreLost(int status) {
        scripted.states((id, question) -> question < 3 ? 0 : 2).bytes((request, out) -> {
            ScriptedAlfaFile.take(request, out);
            RawServer.reply(out, status, new byte[0]);
        });

        result(AlfaFile.class, UPLOAD, new byte[1000]);

        assertThat(scripted.announcements()).isEqualTo(1);
        assertThat(scripted.sends()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 303, 307, 400, 409, 413, 418})
    void whatIsNoSuccessAfterAllBytesIsAskedFor(int status) {
        scripted.states((id, question) -> question < 3 ? 0 : 2).bytes((request, out) -> {
            ScriptedAlfaFile.take(request, out);
            RawServer.reply(out, status, "<html>".getBytes(UTF_8), "Location: http://localhost/thanks.html");
        });

        assertThat(result(AlfaFile.class, UPLOAD, new byte[1000]).id()).isEqualTo("GH");

        assertThat(scripted.sends()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 413})
    void whatIsNoSuccessAndDidNotArriveIsFinal(int status) {
        scripted.states((id, question) -> 0).bytes((request, out) -> {
            ScriptedAlfaFile.take(request, out);
            RawServer.reply(out, status, new byte[0]);
        });

        assertThat(failure(InvalidRequestException.class, UPLOAD, new byte[1000])
                        .getCode())
                .isEqualTo(status);

        assertThat(scripted.sends()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "500", "\"500\"", "0"})
    void anErrorUnder200IsNoSuccess(String status) {
        AtomicBoolean first = new AtomicBoolean(true);
        scripted.states((id, question) -> question <= 3 ? 0 : 2).bytes((request, out) -> {
            ScriptedAlfaFile.take(request, out);
            String said = first.getAndSet(false) ? status : "200";
            RawServer.reply(out, 200, ("{\"status\":" + said + "}").getBytes(UTF_8));
        });

        result(AlfaFile.class, UPLOAD, new byte[1000]);

        assertThat(scripted.sends()).isEqualTo(2);
    }

    @Test
    void aServerThatDoesNotKnowExpectIsSentTheBytesWithout() {
        scripted.bytes((request, out) -> {
            if (request.header("Expect") == null) {
                ScriptedAlfaFile.accept(request, out);
            } else {
                RawServer.reply(out, 417, new byte[0]);
            }
        });

        result(AlfaFile.class, UPLOAD + "&maxRetries=0", new byte[1000]);

        assertThat(scripted.sends()).isEqualTo(2);
        assertThat(scripted.requests("/v1/file/upload_info")).isEqualTo(1);
    }

    @Test
    void aServerThatNeverTakesTheBytesFor417IsFinal() {
        scripted.states((id, question) -> 0).bytes((request, out) -> RawServer.reply(out, 417, new byte[0]));

        assertThat(failure(InvalidRequestException.class, UPLOAD, new byte[BIG]).getCode())
                .isEqualTo(417);

        assertThat(scripted.sends()).isEqualTo(2);
    }

    @Test
    void successBeforeAllBytesWereTakenIsNone() {
        AtomicBoolean first = new AtomicBoolean(true);
        scripted.states((id, question) -> question == 1 ? 0 : 2).bytes((request, out) -> {
            if (first.getAndSet(false)) {
                ScriptedAlfaFile.take(request, out, 1 << 20);
                RawServer.reply(out, 200, "{\"status\":200}".getBytes(UTF_8));
                out.close();
            } else {
                ScriptedAlfaFile.accept(request, out);
            }
        });

        result(AlfaFile.class, UPLOAD, new byte[BIG]);

        assertThat(scripted.sends()).isEqualTo(2);
    }
}
