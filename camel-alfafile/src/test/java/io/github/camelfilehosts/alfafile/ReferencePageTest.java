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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.alfafile.examples.EndpointDslExample;
import io.github.camelfilehosts.alfafile.examples.MirrorExample;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.docs.ComponentTables;
import io.github.camelfilehosts.docs.Example;
import io.github.camelfilehosts.docs.GeneratedPage;
import io.github.camelfilehosts.docs.RecordTable;
import io.github.camelfilehosts.filefactory.FileFactoryOperation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The reference page and the README say what the code does; see {@link GeneratedPage} for how to bring them up to date.
 */
class ReferencePageTest {

    private final GeneratedPage page = new GeneratedPage(Path.of("src/main/docs/alfafile-component.adoc"));
    private final GeneratedPage readme = new GeneratedPage(Path.of("../README.md"));

    @Test
    void generatedPartsAreFresh() {
        ComponentTables tables = ComponentTables.of(AlfaFileEndpoint.class, "alfafile");
        page.with("component-options", tables::componentOptions)
                .with("path-parameters", tables::pathParameters)
                .with("query-parameters", tables::queryParameters)
                .with("headers", tables::headers)
                .with(
                        "records",
                        () -> RecordTable.of(AlfaFile.class, UploadSession.class, BatchResult.class, UserInfo.class))
                .with("upload-sends", UploadSendsTest::table)
                .with("stuck-stages", StuckStagesTest::table)
                .with("endpoint-dsl", () -> Example.ofJava(EndpointDslExample.class))
                .withFiles(
                        "docs/parts",
                        "options",
                        "hosted-file",
                        "download-directory",
                        "errors",
                        "waiting",
                        "stopping",
                        "several-nodes",
                        "observing",
                        "logging",
                        "security",
                        "file-names");
        Example.all(MirrorExample.class).forEach(each -> page.with("example " + each.name(), each::asciidoc));
        page.checkOrUpdate();
    }

    @ParameterizedTest
    @EnumSource
    void operationIsDescribed(AlfaFileOperation operation) {
        assertThat(page.text()).contains("\n| `" + operation + "` | ");
        assertThat(readme.text()).contains("\n| `alfafile:" + operation + "` | ");
    }

    @ParameterizedTest
    @EnumSource
    void readmeNamesFileFactorysOperation(FileFactoryOperation operation) {
        assertThat(readme.text()).contains("\n| `filefactory:" + operation + "` | ");
    }

    @Test
    void readmeIsFresh() {
        readme.with("example mirror", new Example("mirror", MirrorExample.class)::markdown)
                .checkOrUpdate();
    }
}
