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
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.contract.ReferencePageContract;
import io.github.camelfilehosts.docs.Example;
import io.github.camelfilehosts.docs.GeneratedPage;
import io.github.camelfilehosts.docs.RecordTable;
import io.github.camelfilehosts.filefactory.FileFactoryOperation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** And the README does, which names both components. */
class ReferencePageTest extends ReferencePageContract {

    private final GeneratedPage readme = new GeneratedPage(Path.of("../README.md"));

    ReferencePageTest() {
        super("alfafile", AlfaFileEndpoint.class, AlfaFileOperation.values(), EndpointDslExample.class);
    }

    @Override
    protected void addOwnParts(GeneratedPage page) {
        page.with(
                        "records",
                        () -> RecordTable.of(
                                AlfaFile.class,
                                AlfaFolder.class,
                                FolderContent.class,
                                UploadSession.class,
                                BatchResult.class,
                                UserInfo.class))
                .with("upload-sends", UploadSendsTest::table)
                .with("stuck-stages", StuckStagesTest::table);
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
    void readmeIsFresh() {
        readme.with("example mirror", new Example("mirror", MirrorExample.class)::markdown)
                .checkOrUpdate();
    }
}
