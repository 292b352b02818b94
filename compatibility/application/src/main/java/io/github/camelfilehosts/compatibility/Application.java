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
package io.github.camelfilehosts.compatibility;

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.util.Arrays;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Takes a file from FileFactory to AlfaFile and back, at the stand-ins, and prints with what it did so. */
@SpringBootApplication
public class Application {

    private static final Content CONTENT = Content.random(5_000_000, 1);

    public static void main(String[] args) {
        try (FileFactoryServer fileFactory = new FileFactoryServer().start();
                AlfaFileServer alfaFile = new AlfaFileServer().keepUploads(true).start();
                ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                        .properties(properties(fileFactory, alfaFile))
                        .run(args)) {
            fileFactory.addFile("abc123", "photo.jpg", CONTENT);
            ProducerTemplate template = application.getBean(ProducerTemplate.class);

            Object download = template.requestBody("filefactory:download", "abc123");
            AlfaFile uploaded = template.requestBody("alfafile:upload", download, AlfaFile.class);
            byte[] back = template.requestBody("alfafile:download", uploaded.id(), byte[].class);

            if (!Arrays.equals(back, CONTENT.toByteArray())) {
                throw new IllegalStateException("What came back is not what was sent");
            }
            System.out.printf(
                    "Camel %s, Spring Boot %s, Java %s: %s, %,d bytes from FileFactory to AlfaFile and back%n",
                    application.getBean(CamelContext.class).getVersion(),
                    SpringBootVersion.getVersion(),
                    Runtime.version(),
                    uploaded.name(),
                    back.length);
        }
    }

    private static Map<String, Object> properties(FileFactoryServer fileFactory, AlfaFileServer alfaFile) {
        return Map.of(
                "camel.component.filefactory.api-url", fileFactory.apiUrl(),
                "camel.component.filefactory.email", fileFactory.email(),
                "camel.component.filefactory.password", fileFactory.password(),
                "camel.component.filefactory.auth-key", fileFactory.authKey(),
                "camel.component.alfafile.api-url", alfaFile.apiUrl(),
                "camel.component.alfafile.token", alfaFile.token());
    }
}
