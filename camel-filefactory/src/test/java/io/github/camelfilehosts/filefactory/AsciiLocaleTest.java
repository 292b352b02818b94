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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a container without a locale of its own Java cannot name a file with other letters than those of ASCII. */
class AsciiLocaleTest {

    @RegisterExtension
    static final FileFactoryServer SERVER = new FileFactoryServer();

    @TempDir
    Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatCannotBeWrittenIsSaid() throws Exception {
        SERVER.addFile("abc", "V\u00e5r.mp4", Content.of("spring"));

        assertThat(download("")).contains("InvalidRequestException", "'abc'", "LC_ALL=C.UTF-8", "fileName");
        assertThat(SERVER.bytesServed()).isZero();
        assertThat(directory).isEmptyDirectory();
        assertThat(download("&fileName=spring.mp4")).contains("spring.mp4");
        assertThat(directory.resolve("spring.mp4")).hasContent("spring");
    }

    private String download(String option) throws Exception {
        String uri = "filefactory:download?fileId=abc&downloadDirectory=" + directory + "&apiUrl=" + SERVER.apiUrl()
                + option;
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.logFile=target/trace-ascii.log",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Downloader.class.getName(),
                        uri)
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    static final class Downloader {

        public static void main(String[] uris) throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.start();
                System.out.println(context.createProducerTemplate().requestBody(uris[0], null, Object.class));
            }
        }
    }
}
