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

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A response header without end, in a process with little memory: it ends one call, and the component goes on. */
@Timeout(120)
class EndlessHeadTest {

    @ParameterizedTest
    @ValueSource(strings = {"line", "headers"})
    void endsOneCallAndNotTheComponent(String kind) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        // Two processes cannot write the same one.
                        "-Dorg.slf4j.simpleLogger.logFile=target/trace-endless-" + kind + ".log",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Caller.class.getName(),
                        kind)
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("call ended, then 1", "download ended, then 7 bytes");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs in the small process. */
    static final class Caller {

        private static volatile boolean endless;

        public static void main(String[] kind) throws Exception {
            try (RawServer server = new RawServer((request, out) -> answer(request, out, kind[0]));
                    DefaultCamelContext context = new DefaultCamelContext()) {
                FileFactoryComponent component = context.getComponent("filefactory", FileFactoryComponent.class);
                component.getConfiguration().setApiUrl(server.uri("/v1").toString());
                component.getConfiguration().setMaxRetries(0);
                context.start();
                ProducerTemplate template = context.createProducerTemplate();

                endless = true;
                requireTemporary(() -> template.requestBody("filefactory:getFileInfo?fileId=abc", (Object) null));
                endless = false;
                FileInfoList infos =
                        template.requestBody("filefactory:getFileInfo?fileId=abc", null, FileInfoList.class);
                System.out.println("call ended, then " + infos.size());

                HostedFile file = template.requestBody("filefactory:download?fileId=abc", null, HostedFile.class);
                endless = true;
                requireTemporary(() -> read(file));
                endless = false;
                System.out.println("download ended, then " + read(file).length + " bytes");
            }
        }

        private static byte[] read(HostedFile file) throws IOException {
            try (InputStream in = file.open()) {
                return in.readAllBytes();
            }
        }

        @FunctionalInterface
        private interface Attempt {
            void run() throws Exception;
        }

        private static void requireTemporary(Attempt attempt) {
            try {
                attempt.run();
            } catch (Exception e) {
                for (Throwable t = e; t != null; t = t.getCause()) {
                    if (t instanceof TemporaryFailureException) {
                        return;
                    }
                }
                throw new IllegalStateException(e);
            }
            throw new IllegalStateException("it did not fail");
        }

        private static void answer(RawServer.Request request, OutputStream out, String kind) throws IOException {
            if (endless) {
                out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
                byte[] piece = (kind.equals("line") ? "X-A: " + "a".repeat(8000) : "X-A: a\r\n".repeat(1000))
                        .getBytes(ISO_8859_1);
                while (true) {
                    out.write(piece);
                }
            }
            String path = request.path();
            if (path.endsWith("/getFileInfo")) {
                RawServer.reply(out, 200, """
                        {"type":"success","result":{"files":{"abc":{"status":"online","name":"a.bin","size":7}}}}""".getBytes(UTF_8));
            } else if (path.endsWith("/getDownloadLink")) {
                String url = "http://" + request.header("Host") + "/file/a.bin";
                RawServer.reply(out, 200, """
                        {"type":"success","result":{"url":"%s","name":"a.bin","size":7,"linkType":"premium"}}""".formatted(url).getBytes(UTF_8));
            } else {
                RawServer.reply(out, 200, "content".getBytes(UTF_8));
            }
        }
    }
}
