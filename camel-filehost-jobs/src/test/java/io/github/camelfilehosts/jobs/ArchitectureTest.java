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

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room of the jobs may know what. */
@AnalyzeClasses(packages = ArchitectureTest.JOBS, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String JOBS = "io.github.camelfilehosts.jobs";

    @ArchTest
    static final ArchRule onlyTheSchedulerAndWhoHoldsALeaseKnowDbScheduler = noClasses()
            .that()
            .resideInAPackage(JOBS + "..")
            .and()
            .haveSimpleNameNotStartingWith("JobScheduler")
            .and()
            .doNotHaveSimpleName("Lanes")
            .and()
            .doNotHaveSimpleName("Leases")
            .and()
            .doNotHaveSimpleName("MirrorLane")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.kagkarlsson..")
            .because("another scheduler must be a matter of one class, and of what a lease is");

    @ArchTest
    static final ArchRule onlyTheDatabaseSpeaksJdbc = noClasses()
            .that()
            .resideInAPackage(JOBS + "..")
            .and()
            .haveSimpleNameNotStartingWith("Database")
            .and()
            .doNotHaveSimpleName("JobRow")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Connection")
            .because("what fails there may quote what is kept");

    @ArchTest
    static final ArchRule onlyHostsCallsTheServices = noClasses()
            .that()
            .resideInAPackage(JOBS + "..")
            .and()
            .doNotHaveSimpleName("Hosts")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("ProducerTemplate")
            .because("each call carries the guard, the journal and the sessions that nodes share");

    @ArchTest
    static final ArchRule onlyEmbeddedDatabaseKnowsH2 = noClasses()
            .that()
            .resideInAPackage(JOBS + "..")
            .and()
            .doNotHaveSimpleName("EmbeddedDatabase")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.h2..")
            .because("who has PostgreSQL needs none");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .that()
            .resideInAPackage(JOBS + "..")
            .and()
            .haveNameNotMatching(".*BuilderFactory.*")
            .should()
            .haveNameMatching("(?i).*(Utils?|Helpers?|Impl|Managers?)(\\$.*)?")
            .because("such a name says nothing, and the class becomes a drawer for everything");
}
