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
package io.github.camelfilehosts.docs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types that users may rely on: public, and not {@code internal}. */
public final class PublicTypes {

    /** What Camel makes, by what its tooling writes: nobody else need know it. */
    private static final String MADE_BY_CAMEL =
            ".*(Component|Endpoint|DevConsole|SendDynamicAware|Configurer|UriFactory|BuilderFactory|Loader)(\\$.*)?";

    private PublicTypes() {}

    /**
     * @param pages files, or directories of pages
     */
    public static ArchRule areNamedOn(Path... pages) {
        return classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackage("..internal..")
                .and()
                .haveNameNotMatching(MADE_BY_CAMEL)
                .and()
                .areTopLevelClasses()
                .should(beNamedOn(pages))
                .because("what no page names is nobody's business, and belongs under internal");
    }

    private static ArchCondition<JavaClass> beNamedOn(Path... pages) {
        return new ArchCondition<>("be named on a page") {

            private String text;

            /** Not before: classes of tests are looked at in other directories, too. */
            @Override
            public void init(Collection<JavaClass> all) {
                text = Stream.of(pages)
                        .flatMap(PublicTypes::files)
                        .map(PublicTypes::read)
                        .collect(Collectors.joining("\n"));
            }

            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean named = Pattern.compile("\\b" + item.getSimpleName() + "\\b")
                        .matcher(text)
                        .find();
                events.add(new SimpleConditionEvent(item, named, item.getName() + " is named on no page"));
            }
        };
    }

    private static Stream<Path> files(Path page) {
        try (Stream<Path> found = Files.walk(page)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
