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
package io.github.camelfilehosts.filefactory.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfilehosts.docs.Example;
import io.github.camelfilehosts.docs.Example.Language;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.filefactory.FileFactoryConfiguration;
import io.github.camelfilehosts.filefactory.FileFactoryConstants;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;
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
    static final FileFactoryServer SERVER = new FileFactoryServer();

    private static final String TULIPS = "1ep92k3t0fdz";
    private static final String LINK = "https://www.filefactory.com/file/" + TULIPS + "/n/Tulips.jpg";
    private static final Content CONTENT = Content.random(200_000, 1);

    @TempDir
    Path directory;

    private CamelContext context;
    private ProducerTemplate producer;
    private ConsumerTemplate consumer;

    @BeforeEach
    void create() {
        context = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.setProperty("downloads", directory.toString());
        properties.setProperty("inbox", directory.toString());
        properties.setProperty("pause", "10");
        properties.setProperty("tries", "3");
        properties.setProperty("links", directory.resolve("links.txt").toString());
        context.getPropertiesComponent().setInitialProperties(properties);
        FileFactoryConfiguration configuration =
                context.getComponent("filefactory", FileFactoryComponent.class).getConfiguration();
        configuration.setApiUrl(SERVER.apiUrl());
        configuration.setEmail(SERVER.email());
        configuration.setPassword(SERVER.password());
        configuration.setAuthKey(SERVER.authKey());
        configuration.setMaxRetries(0);
        producer = context.createProducerTemplate();
        consumer = context.createConsumerTemplate();
        SERVER.addFile(TULIPS, "Tulips.jpg", CONTENT);
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
    void downloadToDirectory(Language language) throws Exception {
        start("download-to-directory", language);

        File file = producer.requestBody("direct:download", LINK, File.class);

        assertThat(file).isEqualTo(directory.resolve("Tulips.jpg").toFile()).hasBinaryContent(CONTENT.toByteArray());
    }

    @ParameterizedTest
    @EnumSource
    void streamToFile(Language language) throws Exception {
        start("stream-to-file", language);

        producer.sendBody("direct:fetch", TULIPS);

        assertThat(directory.resolve("Tulips.jpg")).hasBinaryContent(CONTENT.toByteArray());
    }

    @ParameterizedTest
    @EnumSource
    void streamToFileLeavesNoWrongFileUnderItsName(Language language) throws Exception {
        start("stream-to-file", language);
        SERVER.addFile("broken", "Broken.jpg", CONTENT).md5("0".repeat(32));

        Exchange exchange =
                producer.request("direct:fetch", each -> each.getMessage().setBody("broken"));

        assertThat(exchange.isFailed()).isTrue();
        assertThat(directory.resolve("Broken.jpg")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void sortLinks(Language language) throws Exception {
        start("sort-links", language);

        producer.sendBody("direct:links", LINK + "\nabcde12345");

        assertThat(consumer.receiveBody("seda:online", 60_000, String.class)).contains("Tulips.jpg");
        assertThat(consumer.receiveBody("seda:gone", 60_000, String.class)).contains("abcde12345");
    }

    @ParameterizedTest
    @EnumSource
    void watchLinks(Language language) throws Exception {
        Files.writeString(directory.resolve("links.txt"), LINK);
        Path seen = directory.resolve("seen.txt");
        context.getRegistry().bind("seen", FileStateRepository.fileStateRepository(seen.toFile()));
        start("watch-links", language);

        assertThat(consumer.receiveBody("seda:changed", 60_000, String.class)).contains("Tulips.jpg");
        await().untilAsserted(() -> assertThat(seen).content().contains(TULIPS).contains("ONLINE"));
    }

    @ParameterizedTest
    @EnumSource
    void linksToJson(Language language) throws Exception {
        start("links-to-json", language);

        JsonNode json =
                new ObjectMapper().readTree(producer.requestBody("direct:report", TULIPS + ",gone", byte[].class));

        assertThat(json.path(0).path("name").asText()).isEqualTo("Tulips.jpg");
        assertThat(json.path(0).path("added").asText()).isEqualTo("2014-01-23T06:49:39+01:00");
        assertThat(json.path(0).path("size").isNumber()).isTrue();
        assertThat(json.path(1).path("status").asText()).isEqualTo("INVALID");
    }

    @ParameterizedTest
    @EnumSource
    void splitLines(Language language) throws Exception {
        start("split-lines", language);
        SERVER.addFile("lines", "lines.txt", Content.of("one\ntwo\n"));

        producer.sendBody("direct:lines", "lines");

        assertThat(consumer.receiveBody("seda:lines", 60_000, String.class)).isEqualTo("one");
        assertThat(consumer.receiveBody("seda:lines", 60_000, String.class)).isEqualTo("two");
    }

    @ParameterizedTest
    @EnumSource
    void handleErrors(Language language) throws Exception {
        start("handle-errors", language);

        producer.sendBody("direct:careful", "abcde12345");
        assertThat(consumer.receiveBody("seda:gone", 60_000, String.class)).isEqualTo("abcde12345");

        SERVER.failNext("getDownloadLink", 713, 2);
        producer.sendBody("direct:careful", TULIPS);
        assertThat(directory.resolve("Tulips.jpg")).hasBinaryContent(CONTENT.toByteArray());

        SERVER.failNext("getFileInfo", 701, 6);
        producer.sendBody("direct:careful", TULIPS);
        assertThat(consumer.receiveBody("seda:later", 60_000, String.class)).isEqualTo(TULIPS);
    }

    @ParameterizedTest
    @EnumSource
    void handleErrorsWhileTheFileIsRead(Language language) throws Exception {
        start("handle-errors", language);
        SERVER.failDownload(TULIPS, DownloadFault.resetAfter(1000), 2);

        producer.sendBody("direct:careful", TULIPS);

        assertThat(directory.resolve("Tulips.jpg")).hasBinaryContent(CONTENT.toByteArray());
    }

    @ParameterizedTest
    @EnumSource
    void tryLater(Language language) throws Exception {
        start("try-later", language);
        SERVER.failNext("getDownloadLink", 717, "Too many attempts, try again in 1 sec", 1);
        SERVER.failNext("getFileInfo", 713, 1);

        producer.sendBody("direct:fetch", TULIPS);

        assertThat(consumer.receiveBody("seda:done", 20_000, File.class)).hasBinaryContent(CONTENT.toByteArray());
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void tryLaterHasALimit(Language language) throws Exception {
        start("try-later", language);
        SERVER.failNext("getFileInfo", 713, 100);

        producer.sendBody("direct:fetch", TULIPS);

        assertThat(consumer.receiveBody("seda:given-up", 20_000)).isEqualTo(TULIPS);
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void byHeader(Language language) throws Exception {
        start("by-header", language);

        assertThat(producer.requestBodyAndHeader(
                        "direct:link", TULIPS, FileFactoryConstants.OPERATION, "getSessionKey", String.class))
                .startsWith(SERVER.streamUrl());
    }

    @ParameterizedTest
    @EnumSource
    void oneEndpoint(Language language) throws Exception {
        start("one-endpoint", language);
        SERVER.addFile("another", "another.txt", Content.of("another".getBytes(UTF_8)));
        int before = context.getEndpoints().size();

        assertThat(producer.requestBody("direct:link", TULIPS, String.class)).startsWith(SERVER.streamUrl());
        assertThat(producer.requestBody("direct:link", "another", String.class)).startsWith(SERVER.streamUrl());

        assertThat(context.getEndpoints()).hasSize(before + 1);
    }

    @ParameterizedTest
    @EnumSource
    void account(Language language) throws Exception {
        start("account", language);

        assertThat(producer.requestBody("direct:account", null, String.class))
                .matches(SERVER.email() + ": \\d+ of \\d+ bytes");
    }

    @Test
    void endpointDsl() throws Exception {
        SERVER.addFile("secret", "a.bin", CONTENT).password("open sesame");
        context.addRoutes(new EndpointDslExample());
        context.start();

        String link = producer.requestBodyAndHeader("direct:link", "secret", "password", "open sesame", String.class);

        assertThat(link).startsWith("http");
    }
}
