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
package io.github.camelfilehosts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files far larger than the heap, with Camel's defaults: {@code ./mvnw verify -Plarge} moves 4 GiB each way in a heap
 * of 64 MiB, which the stand-ins share.
 */
@Tag("large")
class LargeFilesTest {

    private static final long SIZE = Long.getLong("large.bytes", 4L << 30);
    private static final Content CONTENT = Content.random(SIZE, 42);

    @RegisterExtension
    static final FileFactoryServer FILEFACTORY = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer ALFAFILE = new AlfaFileServer();

    @TempDir
    Path directory;

    private DefaultCamelContext context;

    @BeforeEach
    void prepare() {
        FILEFACTORY.addFile("large1", "large.bin", CONTENT);
        context = new DefaultCamelContext();
        context.getPropertiesComponent()
                .addInitialProperty(
                        "filefactory",
                        "apiUrl=%s&email=%s&password=%s&authKey=%s"
                                .formatted(
                                        FILEFACTORY.apiUrl(),
                                        FILEFACTORY.email(),
                                        FILEFACTORY.password(),
                                        FILEFACTORY.authKey()));
        context.getPropertiesComponent()
                .addInitialProperty(
                        "alfafile",
                        "apiUrl=%s&login=%s&password=%s"
                                .formatted(ALFAFILE.apiUrl(), ALFAFILE.login(), ALFAFILE.password()));
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @Test
    void downloadsToAFileEndpoint() throws Exception {
        start("filefactory:download?{{filefactory}}", "file:" + directory + "?tempPrefix=.incomplete-");
        send("large1");
        assertRight(directory.resolve("large.bin"));
    }

    @Test
    void downloadsToADirectory() throws Exception {
        start("filefactory:download?{{filefactory}}&downloadDirectory=" + directory);
        send("large1");
        assertRight(directory.resolve("large.bin"));
    }

    @Test
    void downloadsToADirectoryOverFourConnections() throws Exception {
        start("filefactory:download?{{filefactory}}&downloadConnections=4&downloadDirectory=" + directory);
        send("large1");
        assertRight(directory.resolve("large.bin"));
        assertThat(FILEFACTORY.maxConcurrentDownloads()).isBetween(2, 4);
    }

    @Test
    void uploadsAFile() throws Exception {
        start("alfafile:upload?{{alfafile}}");
        send(largeFile().toFile());
        assertReceived();
    }

    @Test
    void uploadsWhatAFileConsumerFinds() throws Exception {
        largeFile();
        NotifyBuilder done = new NotifyBuilder(context).whenDone(1).create();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + directory + "?noop=true&initialDelay=0").to("alfafile:upload?{{alfafile}}");
            }
        });
        context.start();
        assertThat(done.matches(10, TimeUnit.MINUTES)).isTrue();
        assertReceived();
    }

    @Test
    void uploadsAStreamThatCamelSpools() throws Exception {
        context.getStreamCachingStrategy().setSpoolEnabled(true);
        context.getStreamCachingStrategy().setSpoolDirectory(directory.toFile());
        start("alfafile:upload?{{alfafile}}&fileName=large.bin");
        send(CONTENT.open(0));
        assertReceived();
    }

    @Test
    void uploadsAStreamOfARouteWithoutStreamCaching() throws Exception {
        context.getStreamCachingStrategy().setSpoolDirectory(directory.toFile());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").noStreamCaching().to("alfafile:upload?{{alfafile}}&fileName=large.bin");
            }
        });
        context.start();
        send(CONTENT.open(0));
        assertReceived();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void mirrorsWithoutTouchingTheDisk() throws Exception {
        context.getStreamCachingStrategy().setSpoolDirectory(directory.toFile());
        start("filefactory:download?{{filefactory}}", "alfafile:upload?{{alfafile}}");
        send("large1");
        assertReceived();
        assertThat(directory).isEmptyDirectory();
    }

    private void start(String... endpoints) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(endpoints);
            }
        });
        context.start();
    }

    private void send(Object body) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        context.createProducerTemplate().send("direct:start", exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    private Path largeFile() throws Exception {
        Path file = directory.resolve("large.bin");
        try (InputStream in = CONTENT.open(0)) {
            Files.copy(in, file);
        }
        return file;
    }

    private static void assertRight(Path file) throws Exception {
        try (InputStream actual = Files.newInputStream(file);
                InputStream expected = CONTENT.open(0)) {
            byte[] some = new byte[1 << 20];
            byte[] same = new byte[1 << 20];
            for (int count = expected.readNBytes(same, 0, same.length);
                    count > 0;
                    count = expected.readNBytes(same, 0, same.length)) {
                assertThat(actual.readNBytes(some, 0, count)).isEqualTo(count);
                assertThat(Arrays.equals(some, 0, count, same, 0, count)).isTrue();
            }
            assertThat(actual.read()).isEqualTo(-1);
        }
    }

    /** The stand-in hashes what arrives. */
    private static void assertReceived() {
        assertThat(ALFAFILE.uploadsReceived()).singleElement().satisfies(upload -> {
            assertThat(upload.size()).isEqualTo(SIZE);
            assertThat(upload.md5()).isEqualTo(CONTENT.md5());
        });
        assertThat(ALFAFILE.files()).hasSize(1);
    }
}
