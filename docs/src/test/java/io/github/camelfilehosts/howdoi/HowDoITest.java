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
package io.github.camelfilehosts.howdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.alfafile.AlfaFileConfiguration;
import io.github.camelfilehosts.docs.Example;
import io.github.camelfilehosts.docs.Example.Language;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.filefactory.FileFactoryConfiguration;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page of recipes shows, in each language. */
class HowDoITest {

    @RegisterExtension
    static final AlfaFileServer ALFA_FILE = new AlfaFileServer();

    @RegisterExtension
    static final FileFactoryServer FILE_FACTORY = new FileFactoryServer();

    private static final String TULIPS = "1ep92k3t0fdz";
    private static final Content CONTENT = Content.random(200_000, 1);

    @TempDir
    Path directory;

    private CamelContext context;
    private AlfaFileConfiguration alfaFile;
    private ProducerTemplate producer;

    @BeforeEach
    void create() {
        context = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.setProperty("downloads", directory.toString());
        properties.setProperty("outbox", directory.toString());
        properties.setProperty("pause", "50");
        context.getPropertiesComponent().setInitialProperties(properties);
        FileFactoryConfiguration fileFactory =
                context.getComponent("filefactory", FileFactoryComponent.class).getConfiguration();
        fileFactory.setApiUrl(FILE_FACTORY.apiUrl());
        fileFactory.setEmail(FILE_FACTORY.email());
        fileFactory.setPassword(FILE_FACTORY.password());
        fileFactory.setAuthKey(FILE_FACTORY.authKey());
        fileFactory.setRetryDelay(Duration.ofMillis(1));
        alfaFile = context.getComponent("alfafile", AlfaFileComponent.class).getConfiguration();
        alfaFile.setApiUrl(ALFA_FILE.apiUrl());
        alfaFile.setLogin(ALFA_FILE.login());
        alfaFile.setPassword(ALFA_FILE.password());
        alfaFile.setPollInterval(Duration.ofMillis(10));
        producer = context.createProducerTemplate();
    }

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    private void start(String example, Language language) throws Exception {
        new Example(example, HowDoITest.class).addTo(context, language);
        context.start();
    }

    @ParameterizedTest
    @EnumSource
    void filePasswords(Language language) throws Exception {
        FILE_FACTORY.addFile(TULIPS, "Tulips.jpg", CONTENT).password("open sesame");
        start("file-passwords", language);

        File file = producer.requestBodyAndHeader("direct:fetch", TULIPS, "password", "open sesame", File.class);

        assertThat(file).hasBinaryContent(CONTENT.toByteArray());
    }

    @ParameterizedTest
    @EnumSource
    void outboxSurvivesAWrongPassword(Language language) throws Exception {
        Path secret = Files.writeString(
                directory.resolve("secret.properties"), "login=" + ALFA_FILE.login() + "\npassword=wrong");
        Path outbox = Files.createDirectory(directory.resolve("outbox"));
        context.getPropertiesComponent().addOverrideProperty("outbox", outbox.toString());
        alfaFile.setLogin(null);
        alfaFile.setPassword(null);
        alfaFile.setCredentialsSource(new FileCredentials(secret.toString()));
        Files.writeString(outbox.resolve("letter.txt"), "dear reader");
        start("outbox", language);

        await().atMost(Duration.ofSeconds(30)).until(() -> ALFA_FILE.calls("user/login") > 0);
        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(outbox.resolve("letter.txt")).exists());
        assertThat(outbox.resolve("failed")).doesNotExist();

        Files.writeString(secret, "login=" + ALFA_FILE.login() + "\npassword=" + ALFA_FILE.password());
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(outbox.resolve("done/letter.txt")));
        assertThat(ALFA_FILE.files())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("letter.txt"));
    }

    @ParameterizedTest
    @EnumSource
    void outboxPutsAsideWhatIsRefused(Language language) throws Exception {
        Path outbox = Files.createDirectory(directory.resolve("outbox"));
        context.getPropertiesComponent().addOverrideProperty("outbox", outbox.toString());
        ALFA_FILE.failNext("file/upload", 403, "The storage is full", 1);
        Files.writeString(outbox.resolve("letter.txt"), "dear reader");
        start("outbox", language);

        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(outbox.resolve("failed/letter.txt")));
        assertThat(ALFA_FILE.files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void retryPolicy(Language language) throws Exception {
        FILE_FACTORY.addFile(TULIPS, "Tulips.jpg", CONTENT);
        FILE_FACTORY.failNext("getFileInfo", 701, 5);
        start("retry-policy", language);

        File file = producer.requestBody("direct:fetch", TULIPS, File.class);

        assertThat(file).hasBinaryContent(CONTENT.toByteArray());
        assertThat(FILE_FACTORY.calls("getFileInfo")).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void takenNames(Language language) throws Exception {
        FILE_FACTORY.addFile(TULIPS, "Tulips.jpg", CONTENT);
        FILE_FACTORY.addFile("77bq5n1c9xhv", "Tulips.jpg", Content.of("other tulips"));
        start("taken-names", language);

        assertThat(producer.requestBody("direct:fetch", TULIPS, File.class)).hasName("Tulips.jpg");
        assertThat(producer.requestBody("direct:fetch", "77bq5n1c9xhv", File.class))
                .hasName("Tulips (1).jpg")
                .hasContent("other tulips");
    }

    @ParameterizedTest
    @EnumSource
    void limitRate(Language language) throws Exception {
        start("limit-rate", language);
        try (ConsumerTemplate consumer = context.createConsumerTemplate()) {
            long begin = System.nanoTime();
            for (int i = 0; i < 4; i++) {
                FILE_FACTORY.addFile("file" + i, i + ".txt", Content.of("text " + i));
                producer.sendBody("seda:links", "file" + i);
            }
            for (int i = 0; i < 4; i++) {
                assertThat(consumer.receiveBody("seda:done", 30_000)).isNotNull();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendByFtp(Language language) throws Exception {
        FILE_FACTORY.addFile(TULIPS, "Tulips.jpg", CONTENT);
        Path home = Files.createDirectory(directory.resolve("ftp"));
        try (LocalFtp ftp = new LocalFtp(home)) {
            Properties properties = new Properties();
            properties.setProperty("ftp.server", "127.0.0.1:" + ftp.port());
            properties.setProperty("ftp.user", LocalFtp.USER);
            properties.setProperty("ftp.password", LocalFtp.PASSWORD);
            context.getPropertiesComponent().setOverrideProperties(properties);
            start("send-by-ftp", language);

            producer.sendBody("direct:send", TULIPS);

            assertThat(home.resolve("Tulips.jpg")).hasBinaryContent(CONTENT.toByteArray());
        }
    }
}
