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
package io.github.camelfilehosts.test.camel;

import io.github.camelfilehosts.docs.GeneratedPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the test kit's page shows are tests that run; see {@link GeneratedPage} for how to bring it up to date. */
class TestKitPageTest {

    private static final Pattern TAGGED = Pattern.compile("(?ms)^ *// tag::kit\\[]\\n(.*?)^ *// end::kit\\[]\\n");

    @Test
    void generatedPartsAreFresh() {
        String here = "src/test/java/io/github/camelfilehosts/test/camel/";
        new GeneratedPage(Path.of("../camel-filehost-test/src/main/docs/test-kit.adoc"))
                .with("plain", () -> tagged(here + "PlainCamelTest"))
                .with("main", () -> tagged(here + "CamelMainTest"))
                .with("unit", () -> tagged(here + "UnitTest"))
                .with(
                        "spring-boot",
                        () -> tagged(
                                "../spring-boot/starter-tests/src/test/java/io/github/camelfilehosts/springboot/TestKitTest"))
                .with(
                        "quarkus",
                        () -> tagged(
                                "../quarkus/integration-tests/src/test/java/io/github/camelfilehosts/quarkus/it/ServicesTest"))
                .with(
                        "dev-services",
                        () -> tagged(
                                "../quarkus/integration-tests/src/test/java/io/github/camelfilehosts/quarkus/it/DevServicesTest"))
                .checkOrUpdate();
    }

    private static String tagged(String source) {
        try {
            String text = TAGGED.matcher(Files.readString(Path.of(source + ".java")))
                    .results()
                    .map((MatchResult part) -> part.group(1))
                    .collect(Collectors.joining());
            return "[source,java]\n----\n" + text.stripIndent().strip() + "\n----";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
