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
package io.github.camelfilehosts.filefactory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The longest answers that are read, in a process with little memory: each ends one call, and the component goes on.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeAnswersTest {

    /** Repeated for 8 MiB, between what comes first and what comes last. */
    enum Kind {
        TEXT("{\"type\":\"success\",\"result\":{\"files\":{\"abc\":{\"name\":\"", "x", "\"}}}}"),
        TEXT_OF_AN_ERROR("{\"type\":\"error\",\"code\":1,\"message\":\"", "\\u0416", "\"}"),
        TEXTS("{\"type\":\"success\",\"result\":[\"", "\u0416".repeat(1000) + "\",\"", "\"]}"),
        NO_UTF_8("{\"type\":\"error\",\"code\":1,\"message\":\"", "\u00e4", "\"}", ISO_8859_1),
        NAME("{\"type\":\"success\",\"result\":{\"files\":{\"", "x", "\":{}}}}"),
        NAMES("{\"type\":\"success\",\"result\":{\"files\":{", "\"N\":{},", "\"a\":{}}}}"),
        SMALL_VALUES("{\"type\":\"success\",\"result\":[", "{},", "{}]}"),
        NUMBER("{\"type\":\"success\",\"result\":{\"files\":{\"abc\":{\"size\":", "1", "}}}}"),
        NESTED("", "{\"a\":", ""),
        BRACES("", "{", ""),
        PAGE("<html>", "\u00e4", "</html>", ISO_8859_1);

        private final byte[] first;
        private final String piece;
        private final byte[] last;
        private final Charset charset;

        Kind(String first, String piece, String last) {
            this(first, piece, last, UTF_8);
        }

        Kind(String first, String piece, String last, Charset charset) {
            this.first = first.getBytes(charset);
            this.piece = piece;
            this.last = last.getBytes(charset);
            this.charset = charset;
        }

        /** Bit by bit: the server is in the small process, too. */
        void send(OutputStream out) throws IOException {
            int length = 8 * 1024 * 1024;
            RawServer.head(out, 200, "Content-Length: " + length);
            out.write(first);
            int left = length - first.length - last.length;
            for (int i = 0; left > 0; i++) {
                byte[] bytes = piece.replace("N", Integer.toString(i))
                        .repeat(1000 / piece.length() + 1)
                        .getBytes(charset);
                out.write(bytes, 0, Math.min(left, bytes.length));
                left -= bytes.length;
            }
            out.write(last);
        }
    }

    private static Process process;
    private static BufferedReader said;

    @BeforeAll
    static void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        // Others cut the heap into regions, and large arrays find no place.
                        "-XX:+UseSerialGC",
                        // Two processes cannot write the same one.
                        "-Dorg.slf4j.simpleLogger.logFile=target/trace-large.log",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Caller.class.getName())
                .redirectErrorStream(true)
                .start();
        said = process.inputReader(UTF_8);
    }

    @AfterAll
    static void stop() {
        process.destroyForcibly();
    }

    @ParameterizedTest
    @EnumSource
    void endOneCallAndNotTheComponent(Kind kind) throws Exception {
        process.outputWriter(UTF_8).append(kind.name()).append('\n').flush();

        assertThat(said.readLine()).isEqualTo("UnexpectedResponseException, then 1");
    }

    /** Runs in the small process. */
    static final class Caller {

        private static volatile Kind large;

        public static void main(String[] none) throws Exception {
            try (RawServer server = new RawServer(Caller::answer);
                    DefaultCamelContext context = new DefaultCamelContext();
                    BufferedReader kinds = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
                FileFactoryComponent component = context.getComponent("filefactory", FileFactoryComponent.class);
                component.getConfiguration().setApiUrl(server.uri("/v1").toString());
                component.getConfiguration().setMaxRetries(0);
                context.start();
                ProducerTemplate template = context.createProducerTemplate();
                for (String kind = kinds.readLine(); kind != null; kind = kinds.readLine()) {
                    large = Kind.valueOf(kind);
                    String failure = failure(template);
                    large = null;
                    FileInfoList infos =
                            template.requestBody("filefactory:getFileInfo?fileId=abc", null, FileInfoList.class);
                    System.out.println(failure + ", then " + infos.size());
                }
            }
        }

        private static String failure(ProducerTemplate template) {
            try {
                return "no failure: " + template.requestBody("filefactory:getFileInfo?fileId=abc", (Object) null);
            } catch (CamelExecutionException e) {
                return e.getCause() instanceof UnexpectedResponseException
                        ? UnexpectedResponseException.class.getSimpleName()
                        : e.getCause().toString();
            }
        }

        private static void answer(RawServer.Request request, OutputStream out) throws IOException {
            if (large == null) {
                RawServer.reply(out, 200, """
                        {"type":"success","result":{"files":{"abc":{"status":"online","name":"a.bin","size":7}}}}""".getBytes(UTF_8));
            } else {
                large.send(out);
            }
        }
    }
}
