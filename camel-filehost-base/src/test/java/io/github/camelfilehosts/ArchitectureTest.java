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
package io.github.camelfilehosts;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.camelfilehosts.docs.PublicTypes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/** The picture of docs/architecture: which room of the base may know what. */
@AnalyzeClasses(
        packages = ArchitectureTest.ROOT,
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestKit.class})
class ArchitectureTest {

    static final String ROOT = "io.github.camelfilehosts";

    private static final String INTERNAL = ROOT + ".internal";

    private static final String HTTP_CLIENT = "org.apache.hc..";

    @ArchTest
    static final ArchRule onlyHttpKnowsHttpClient = noClasses()
            .that()
            .resideOutsideOfPackages(INTERNAL + ".http", INTERNAL + ".camel")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HTTP_CLIENT)
            .because("another HTTP client must be a matter of one package");

    @ArchTest
    static final ArchRule camelOnlyMakesTheClient = noClasses()
            .that()
            .resideInAPackage(INTERNAL + ".camel")
            .and()
            .haveSimpleNameNotStartingWith("HttpTransportComponent")
            .and()
            .haveSimpleNameNotStartingWith("PrivateHttp")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HTTP_CLIENT)
            .because("towards Camel the client is made and configured, by those two, and never used");

    @ArchTest
    static final ArchRule innerRoomsDoNotKnowCamel = noClasses()
            .that()
            .resideInAnyPackage(
                    INTERNAL + ".http",
                    INTERNAL + ".session",
                    INTERNAL + ".transfer..",
                    INTERNAL + ".json",
                    INTERNAL + ".meter",
                    INTERNAL + ".watch",
                    INTERNAL + ".ids")
            .and()
            .doNotHaveSimpleName("RemoteFile")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("they must be testable and usable without a CamelContext");

    @ArchTest
    static final ArchRule theRootKnowsOfCamelOnlyFileAndEvent = noClasses()
            .that()
            .resideInAnyPackage(ROOT, INTERNAL)
            .or()
            .haveSimpleName("RemoteFile")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.apache.camel..")
                    .and(not(nameMatching("org\\.apache\\.camel\\.(WrappedFile|spi\\.CamelEvent(\\$Type)?)"))))
            .because("a HostedFile is a WrappedFile, the shape that Camel leaves alone, a TransferEvent is what Camel's"
                    + " event notifiers hear, and nothing else is Camel's");

    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy(ROOT, INTERNAL)
            .layer("ids")
            .definedBy(INTERNAL + ".ids")
            .layer("json")
            .definedBy(INTERNAL + ".json")
            .layer("meter")
            .definedBy(INTERNAL + ".meter")
            .layer("watch")
            .definedBy(INTERNAL + ".watch")
            .layer("http")
            .definedBy(INTERNAL + ".http")
            .layer("session")
            .definedBy(INTERNAL + ".session")
            .layer("transfer")
            .definedBy(INTERNAL + ".transfer")
            .layer("download")
            .definedBy(INTERNAL + ".transfer.download")
            .layer("upload")
            .definedBy(INTERNAL + ".transfer.upload")
            .layer("camel")
            .definedBy(INTERNAL + ".camel")
            .whereLayer("camel")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("download")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("upload")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("transfer")
            .mayOnlyBeAccessedByLayers("download", "upload", "camel")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("session", "transfer", "download", "upload", "camel")
            .whereLayer("meter")
            .mayOnlyBeAccessedByLayers("watch", "http", "session", "transfer", "download", "camel")
            .whereLayer("watch")
            .mayOnlyBeAccessedByLayers("http", "session", "transfer", "download", "camel")
            .whereLayer("ids")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("json")
            .mayOnlyBeAccessedByLayers("http", "download", "camel")
            .because(
                    "each room imports only what stands below it, transfers need no session, and an upload no download");

    @ArchTest
    static final ArchRule publicTypesAreNamed = PublicTypes.areNamedOn(
            Path.of("../docs/files.adoc"),
            Path.of("../docs/errors.adoc"),
            Path.of("../docs/observing.adoc"),
            Path.of("../docs/several-nodes.adoc"),
            Path.of("../camel-filefactory/src/main/docs"),
            Path.of("../camel-alfafile/src/main/docs"));

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveNameMatching("(?i).*(Utils?|Helpers?|Impl|Managers?)(\\$.*)?")
            .because("such a name says nothing, and the class becomes a drawer for everything");

    @ArchTest
    static final ArchRule noServiceIsNamed = noClasses()
            .should()
            .haveNameMatching("(?i).*(filefactory|alfafile).*")
            .because("what both components share knows neither of them");

    @ArchTest
    static final ArchRule noServiceIsUsed = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".filefactory..", ROOT + ".alfafile..")
            .because("the components depend on the base, not the other way round");

    @ArchTest
    static final ArchRule everyFailureCanBeHadAnew = classes()
            .that()
            .areAssignableTo(FileHostException.class)
            .should(declare("with", Failure.class))
            .because("a failure keeps its type when more is known of it, or another exchange shares it");

    private static ArchCondition<JavaClass> declare(String method, Class<?>... parameters) {
        return new ArchCondition<>("declare " + method) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean declares = item.tryGetMethod(method, parameters).isPresent();
                events.add(new SimpleConditionEvent(item, declares, item.getName() + " does not declare " + method));
            }
        };
    }

    @ArchTest
    static final ArchRule theClockOnTheWallMeasuresNothing = noClasses()
            .that()
            // It begins with the time of day; and a date in an answer is one.
            .doNotHaveSimpleName("MonotonicClock")
            .and()
            .doNotHaveSimpleName("ResponseHead")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .because("it is set back by two hours, and a wait of a second takes two hours longer");

    @ArchTest
    static final ArchRule noStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
            "a library logs through slf4j, or says it in its exception");

    @ArchTest
    static final ArchRule noJavaUtilLogging =
            NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("a library logs through slf4j");

    @ArchTest
    static final ArchRule noPrintedStackTraces = noClasses()
            .should(callMethodWhere(target(name("printStackTrace"))))
            .because("what is caught is thrown on, or logged");

    static final class WithoutTestKit implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/io/github/camelfilehosts/test/");
        }
    }
}
