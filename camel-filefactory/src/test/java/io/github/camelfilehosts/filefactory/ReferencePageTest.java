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

import io.github.camelfilehosts.contract.ReferencePageContract;
import io.github.camelfilehosts.docs.GeneratedPage;
import io.github.camelfilehosts.docs.RecordTable;
import io.github.camelfilehosts.filefactory.examples.EndpointDslExample;
import io.github.camelfilehosts.filefactory.internal.client.ErrorMatrix;
import io.github.camelfilehosts.filefactory.model.DownloadLink;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.MemberInfo;

class ReferencePageTest extends ReferencePageContract {

    ReferencePageTest() {
        super("filefactory", FileFactoryEndpoint.class, FileFactoryOperation.values(), EndpointDslExample.class);
    }

    @Override
    protected void addOwnParts(GeneratedPage page) {
        page.with("records", () -> RecordTable.of(MemberInfo.class, FileInfo.class, DownloadLink.class))
                .with("error-matrix", ErrorMatrix::table);
    }
}
