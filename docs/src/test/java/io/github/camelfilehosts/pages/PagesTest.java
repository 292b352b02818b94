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
package io.github.camelfilehosts.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.alfafile.AlfaFileOperation;
import io.github.camelfilehosts.docs.Example;
import io.github.camelfilehosts.docs.GeneratedPage;
import io.github.camelfilehosts.filefactory.FileFactoryOperation;
import io.github.camelfilehosts.howdoi.OutboxExample;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What pages show is what tests run. */
class PagesTest {

    private static final String RECIPES = "docs/src/test/java/io/github/camelfilehosts/howdoi/";
    private static final String SETTINGS = "docs/src/test/resources/settings/";

    private final GeneratedPage readme = new GeneratedPage(Path.of("../README.md"));

    @Test
    void readmeIsFresh() {
        Example mirror =
                new Example("mirror", "io.github.camelfilehosts.integration.examples", Path.of("../integration-tests"));

        readme.with("example mirror", mirror::markdown).checkOrUpdate();
    }

    @ParameterizedTest
    @EnumSource
    void readmeNamesAlfaFilesOperation(AlfaFileOperation operation) {
        assertThat(readme.text()).contains("\n| `alfafile:" + operation + "` | ");
    }

    @ParameterizedTest
    @EnumSource
    void readmeNamesFileFactorysOperation(FileFactoryOperation operation) {
        assertThat(readme.text()).contains("\n| `filefactory:" + operation + "` | ");
    }

    @Test
    void recipesAreFresh() {
        GeneratedPage page = new GeneratedPage(Path.of("how-do-i.adoc"));
        Example.all(OutboxExample.class).forEach(each -> page.with("example " + each.name(), each::asciidoc));
        show(
                page,
                RECIPES + "FileCredentials.java",
                RECIPES + "ProgressLog.java",
                SETTINGS + "credentials.properties",
                SETTINGS + "progress.properties",
                SETTINGS + "proxy.properties",
                SETTINGS + "second-account.properties",
                SETTINGS + "trust-store.properties");
        page.checkOrUpdate();
    }

    @Test
    void firstStepsAreFresh() {
        GeneratedPage page = new GeneratedPage(Path.of("start-here.adoc"));
        show(
                page,
                "docs/start/java/pom.xml",
                "docs/start/java/src/main/java/com/example/Outbox.java",
                "docs/start/java/src/main/resources/application.properties",
                "docs/start/yaml/outbox.camel.yaml",
                "docs/start/yaml/application.properties",
                "docs/start/yaml/pom.xml",
                "docs/start/spring-boot/pom.xml",
                "docs/start/spring-boot/src/main/java/com/example/UploadService.java",
                "docs/start/spring-boot/src/main/resources/application.properties",
                "docs/start/quarkus/pom.xml",
                "docs/start/quarkus/src/main/java/com/example/UploadService.java",
                "docs/start/quarkus/src/main/resources/application.properties");
        page.checkOrUpdate();
    }

    private static void show(GeneratedPage page, String... files) {
        for (String file : files) {
            page.with("file " + file, new Snippet(file)::asciidoc);
        }
    }
}
