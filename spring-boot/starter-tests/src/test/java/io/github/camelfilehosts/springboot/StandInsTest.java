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
package io.github.camelfilehosts.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An application with only the starters and properties calls both services. */
@SpringBootTest
@DirtiesContext
class StandInsTest {

    @RegisterExtension
    static final FileFactoryServer FILEFACTORY = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer ALFAFILE = new AlfaFileServer();

    @Autowired
    private ProducerTemplate template;

    @Autowired
    private ConsumerTemplate consumer;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("filefactory.email", FILEFACTORY::email);
        // A placeholder of Spring's, and one of Camel's.
        registry.add("camel.component.filefactory.email", () -> "${filefactory.email}");
        registry.add("camel.component.filefactory.password", FILEFACTORY::password);
        registry.add("camel.component.filefactory.auth-key", FILEFACTORY::authKey);
        registry.add("camel.component.filefactory.api-url", FILEFACTORY::apiUrl);
        registry.add("alfafile.login", ALFAFILE::login);
        registry.add("camel.component.alfafile.login", () -> "{{alfafile.login}}");
        registry.add("camel.component.alfafile.password", ALFAFILE::password);
        registry.add("camel.component.alfafile.api-url", ALFAFILE::apiUrl);
    }

    @Test
    void askForTheAccount() {
        MemberInfo member = template.requestBody("filefactory:getMemberInfo", null, MemberInfo.class);

        assertThat(member.email()).isEqualTo(FILEFACTORY.email());
    }

    @Test
    void mirrorAFile() {
        Content content = Content.random(100_000, 1);
        FILEFACTORY.addFile("abc123", "photo.jpg", content);

        Object download = template.requestBody("filefactory:download", "abc123");
        AlfaFile file = template.requestBody("alfafile:upload", download, AlfaFile.class);

        assertThat(file.name()).isEqualTo("photo.jpg");
        assertThat(ALFAFILE.file(file.id()).md5()).isEqualTo(content.md5());
    }

    @Test
    void takeTheFilesOfAFolder() {
        ALFAFILE.addFolder("E", "inbox");
        ALFAFILE.addFile("GH", "photo.jpg", Content.of("red")).folder("E");
        FILEFACTORY.addFile("abc123", "photo.jpg", Content.of("red"));

        assertThat(consumer.receiveBodyNoWait("alfafile:download?folderId=E&deleteAfterRead=true", HostedFile.class)
                        .name())
                .isEqualTo("photo.jpg");
        assertThat(ALFAFILE.trash()).hasSize(1);
        assertThat(consumer.receiveBodyNoWait("filefactory:getFileInfo?fileId=abc123", FileInfo.class)
                        .status())
                .isEqualTo(FileStatus.ONLINE);
    }
}
