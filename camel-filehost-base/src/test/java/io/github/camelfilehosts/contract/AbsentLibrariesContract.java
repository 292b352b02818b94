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
package io.github.camelfilehosts.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.test.Content;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever watches needs a library; whoever has none of them misses nothing else. */
public interface AbsentLibrariesContract extends ComponentTest {

    /** The logger of tests would begin their log anew. */
    String NEVER = "|slf4j-simple-.*";

    /** The stand-in's account, as options of an endpoint. */
    String accountOptions();

    @ParameterizedTest
    @CsvSource({
        "micrometer-.*, io.micrometer.core.instrument.MeterRegistry",
        "camel-(telemetry|opentelemetry2)-.*, org.apache.camel.telemetry.Tracer",
        "opentelemetry-.*, io.opentelemetry.context.Context",
        "camel-management-\\d.*, org.apache.camel.management.DefaultManagementAgent",
        "camel-health-.*, org.apache.camel.impl.health.AbstractHealthCheck",
        "camel-console-.*, org.apache.camel.impl.console.DefaultDevConsoleRegistry",
        "(micrometer|camel-(telemetry|opentelemetry2|management|health|console|micrometer)|opentelemetry)-.*,"
                + " org.apache.camel.telemetry.Tracer"
    })
    default void nothingElseIsMissed(String jars, String marker) throws Exception {
        addFile("abc", "a.bin", Content.random(300_000, 7));
        String options = "?apiUrl=" + server().apiUrl() + "&" + accountOptions();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader stripped = without(Pattern.compile(jars + NEVER))) {
            assertThatThrownBy(() -> stripped.loadClass(marker)).isInstanceOf(ClassNotFoundException.class);
            Thread.currentThread().setContextClassLoader(stripped);

            Object bytes = stripped.loadClass(StrippedRun.class.getName())
                    .getMethod("run", String.class, String.class, String.class)
                    .invoke(
                            null,
                            accountUri() + options,
                            downloadUri() + options,
                            directory().toString());

            assertThat(bytes).isEqualTo("300000 300000");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** The class path without these, and without whom asks. */
    private static URLClassLoader without(Pattern jars) throws IOException {
        URL[] left = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> !jars.matcher(path.getFileName().toString()).matches())
                .map(AbsentLibrariesContract::url)
                .toArray(URL[]::new);
        return new URLClassLoader(left, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
