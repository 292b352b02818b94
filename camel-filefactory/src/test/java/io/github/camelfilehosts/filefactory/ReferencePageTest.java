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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.docs.ComponentTables;
import io.github.camelfilehosts.docs.Example;
import io.github.camelfilehosts.docs.GeneratedPage;
import io.github.camelfilehosts.docs.RecordTable;
import io.github.camelfilehosts.filefactory.examples.AccountExample;
import io.github.camelfilehosts.filefactory.examples.EndpointDslExample;
import io.github.camelfilehosts.filefactory.internal.client.ErrorMatrix;
import io.github.camelfilehosts.filefactory.model.DownloadLink;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference page says what the code does; see {@link GeneratedPage} for how to bring it up to date. */
class ReferencePageTest {

    private final GeneratedPage page = new GeneratedPage(Path.of("src/main/docs/filefactory-component.adoc"));

    @Test
    void generatedPartsAreFresh() {
        ComponentTables tables = ComponentTables.of(FileFactoryEndpoint.class, "filefactory");
        page.with("component-options", tables::componentOptions)
                .with("path-parameters", tables::pathParameters)
                .with("query-parameters", tables::queryParameters)
                .with("headers", tables::headers)
                .with("records", () -> RecordTable.of(MemberInfo.class, FileInfo.class, DownloadLink.class))
                .with("error-matrix", ErrorMatrix::table)
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
        Example.all(AccountExample.class).forEach(each -> page.with("example " + each.name(), each::asciidoc));
        page.checkOrUpdate();
    }

    @ParameterizedTest
    @EnumSource
    void operationIsDescribed(FileFactoryOperation operation) {
        assertThat(page.text()).contains("\n| `" + operation + "` | ");
    }
}
