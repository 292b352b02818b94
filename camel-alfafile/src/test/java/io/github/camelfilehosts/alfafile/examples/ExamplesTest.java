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
package io.github.camelfilehosts.alfafile.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.alfafile.AlfaFileConfiguration;
import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.docs.Example;
import io.github.camelfilehosts.docs.Example.Language;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of the reference page, in each language, against the stand-in server. */
class ExamplesTest {

    @RegisterExtension
    static final AlfaFileServer ALFA_FILE = new AlfaFileServer();

    private static final Content CONTENT = Content.random(200_000, 1);

    @TempDir
    Path directory;

    private CamelContext context;
    private AlfaFileConfiguration configuration;
    private ProducerTemplate producer;
    private ConsumerTemplate consumer;

    @BeforeEach
    void create() {
        context = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.setProperty("outbox", directory.toString());
        properties.setProperty("folder", "E");
        properties.setProperty("downloads", directory.toString());
        properties.setProperty("done", "D");
        properties.setProperty("pause", "10");
        context.getPropertiesComponent().setInitialProperties(properties);
        configuration =
                context.getComponent("alfafile", AlfaFileComponent.class).getConfiguration();
        configuration.setApiUrl(ALFA_FILE.apiUrl());
        configuration.setLogin(ALFA_FILE.login());
        configuration.setPassword(ALFA_FILE.password());
        configuration.setPollInterval(Duration.ofMillis(10));
        producer = context.createProducerTemplate();
        consumer = context.createConsumerTemplate();
        ALFA_FILE.addFolder("E", "mine");
    }

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    private void start(String example, Language language) throws Exception {
        new Example(example, ExamplesTest.class).addTo(context, language);
        context.start();
    }

    @ParameterizedTest
    @EnumSource
    void fetchFolder(Language language) throws Exception {
        ALFA_FILE.addFolder("I", "inbox");
        ALFA_FILE.addFolder("D", "done");
        ALFA_FILE.addFile("GH", "Tulips.jpg", CONTENT).folder("I");
        context.getRegistry()
                .bind(
                        "seen",
                        FileIdempotentRepository.fileIdempotentRepository(
                                directory.resolve("seen").toFile()));
        start("fetch-folder", language);

        await().atMost(Duration.ofMinutes(2))
                .until(() -> ALFA_FILE.file("GH").folderId().equals("D"));
        assertThat(directory.resolve("Tulips.jpg")).hasBinaryContent(CONTENT.toByteArray());
    }

    @ParameterizedTest
    @EnumSource
    void uploadDirectory(Language language) throws Exception {
        Files.writeString(directory.resolve("letter.txt"), "dear reader");
        start("upload-directory", language);

        AlfaFile file = consumer.receiveBody("seda:uploaded", 60_000, AlfaFile.class);

        assertThat(file.name()).isEqualTo("letter.txt");
        assertThat(file.folderId()).isEqualTo("E");
        assertThat(file.mode()).isEqualTo(Mode.PRIVATE);
    }

    @ParameterizedTest
    @EnumSource
    void takeUp(Language language) throws Exception {
        configuration.setUploadTimeout(Duration.ofMillis(50));
        ALFA_FILE.processingPolls(10);
        start("take-up", language);

        producer.sendBodyAndHeader("direct:upload", "dear reader", "CamelAlfaFileName", "letter.txt");

        assertThat(consumer.receiveBody("seda:uploaded", 60_000, AlfaFile.class).name())
                .isEqualTo("letter.txt");
        assertThat(ALFA_FILE.uploadsReceived()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void copyReport(Language language) throws Exception {
        start("copy-report", language);
        ALFA_FILE.addFile("GH", "one.txt", Content.of("one"));

        BatchResult result = producer.requestBody("direct:copy", "GH, Gh", BatchResult.class);

        assertThat(result.succeeded()).containsExactly("GH");
        assertThat(result.failed()).containsOnlyKeys("Gh");
    }

    @ParameterizedTest
    @EnumSource
    void byHeader(Language language) throws Exception {
        start("by-header", language);
        ALFA_FILE.addFile("GH", "one.txt", Content.of("one"));

        producer.sendBodyAndHeaders(
                "direct:rename", "uno.txt&fileId=Gu", Map.of("id", "GH", AlfaFileConstants.OPERATION, "delete"));

        assertThat(ALFA_FILE.file("GH").name()).isEqualTo("uno.txt&fileId=Gu");
        assertThat(ALFA_FILE.trash()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void renameEach(Language language) throws Exception {
        start("rename-each", language);
        ALFA_FILE.addFile("GH", "one.txt", Content.of("one"));
        ALFA_FILE.addFile("Gu", "two.txt", Content.of("two"));
        int before = context.getEndpoints().size();

        producer.sendBodyAndHeader("direct:rename", "uno.txt", "id", "GH");
        producer.sendBodyAndHeader("direct:rename", "due.txt", "id", "Gu");

        assertThat(ALFA_FILE.file("GH").name()).isEqualTo("uno.txt");
        assertThat(ALFA_FILE.file("Gu").name()).isEqualTo("due.txt");
        assertThat(context.getEndpoints()).hasSize(before + 1);
    }

    @Test
    void endpointDsl() throws Exception {
        context.addRoutes(new EndpointDslExample());
        context.start();

        producer.requestBodyAndHeader("direct:upload", "content", "title", "Report");

        assertThat(ALFA_FILE.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("Report.pdf");
            assertThat(file.mode()).isEqualTo(2);
        });
    }
}
