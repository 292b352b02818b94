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

import io.github.camelfilehosts.alfafile.examples.EndpointDslExample;
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
import java.nio.file.Path;

class ReferencePageTest extends ReferencePageContract {

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
                .with("stuck-stages", StuckStagesTest::table)
                .with("example mirror", ofBoth("mirror")::asciidoc)
                .with("example known-file", ofBoth("known-file")::asciidoc);
    }

    /** One that needs FileFactory, too. */
    private static Example ofBoth(String name) {
        return new Example(name, "io.github.camelfilehosts.integration.examples", Path.of("../integration-tests"));
    }
}
