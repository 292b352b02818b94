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

import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.alfafile.AlfaFileConfiguration;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.filefactory.FileFactoryConfiguration;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.github.camelfilehosts.test.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A CamelContext of its own for each test, not yet started, with both components, each with its account at its
 * stand-in over real HTTP.
 */
public abstract class BothServices {

    @RegisterExtension
    protected static final FileFactoryServer FILE_FACTORY = new FileFactoryServer();

    @RegisterExtension
    protected static final AlfaFileServer ALFA_FILE = new AlfaFileServer();

    @TempDir
    protected Path directory;

    protected DefaultCamelContext context;
    protected ProducerTemplate template;
    protected FileFactoryConfiguration fileFactory;
    protected AlfaFileConfiguration alfaFile;

    @BeforeEach
    void create() {
        context = new DefaultCamelContext();
        // What a test leaves under way is not waited for much longer.
        context.getShutdownStrategy().setTimeout(5);
        template = context.createProducerTemplate();
        fileFactory =
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
        alfaFile.setRetryDelay(Duration.ofMillis(1));
        alfaFile.setPollInterval(Duration.ofMillis(5));
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        // Or it would not be found where it must not be.
        assertThat(List.of(FILE_FACTORY, ALFA_FILE))
                .flatExtracting(server -> server.calls())
                .flatExtracting(ApiCall::secrets)
                .as("secrets, each with the mark")
                .allMatch(secret -> secret.contains(Secrets.MARK));
    }
}
