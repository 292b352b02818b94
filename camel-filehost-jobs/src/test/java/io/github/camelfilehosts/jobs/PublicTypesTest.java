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

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.camelfilehosts.docs.PublicTypes;
import java.nio.file.Path;

/** What is public is meant to be. */
@AnalyzeClasses(packages = "io.github.camelfilehosts.jobs", importOptions = ImportOption.DoNotIncludeTests.class)
class PublicTypesTest {

    @ArchTest
    static final ArchRule areNamedOnTheReferencePage =
            PublicTypes.areNamedOn(Path.of("src/main/docs/filehost-jobs-component.adoc"));
}
