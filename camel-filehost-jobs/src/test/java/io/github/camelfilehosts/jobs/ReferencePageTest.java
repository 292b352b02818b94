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
package io.github.camelfilehosts.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.docs.ComponentTables;
import io.github.camelfilehosts.docs.GeneratedPage;
import io.github.camelfilehosts.docs.RecordTable;
import io.github.camelfilehosts.jobs.model.AccountJobs;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference page says what the code does; see {@link GeneratedPage} for how to bring it up to date. */
class ReferencePageTest {

    private final GeneratedPage page = new GeneratedPage(Path.of("src/main/docs/filehost-jobs-component.adoc"));

    @Test
    void generatedPartsAreFresh() {
        ComponentTables tables = ComponentTables.of(FileHostJobsEndpoint.class, FileHostJobsEndpoint.SCHEME);
        page.with("component-options", tables::componentOptions)
                .with("path-parameters", tables::pathParameters)
                .with("query-parameters", tables::queryParameters)
                .with("headers", tables::headers)
                .with("records", () -> RecordTable.of(MirrorJob.class, AccountJobs.class))
                .checkOrUpdate();
    }

    @ParameterizedTest
    @EnumSource
    void operationIsDescribed(FileHostJobsOperation operation) {
        assertThat(page.text()).contains("\n| `" + operation + "` | ");
    }
}
