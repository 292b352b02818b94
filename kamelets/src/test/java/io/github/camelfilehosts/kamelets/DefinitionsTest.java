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
package io.github.camelfilehosts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelfilehosts.docs.GeneratedPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors and the operator read, by the conventions of Apache's catalog. */
class DefinitionsTest {

    private static final Path DIRECTORY = Path.of("src/main/resources/kamelets");
    private static final String SUFFIX = ".kamelet.yaml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(\\w+)}}");
    private static final Set<String> SECRETS = Set.of("password", "authKey", "token", "filePassword");

    static List<String> kamelets() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString().replace(SUFFIX, ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isDescribed(String name) throws IOException {
        JsonNode kamelet = read(name);

        assertThat(kamelet.at("/apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.at("/kind").asText()).isEqualTo("Kamelet");
        assertThat(kamelet.at("/metadata/name").asText()).isEqualTo(name);
        assertThat(name)
                .endsWith("-"
                        + kamelet.at("/metadata/labels/camel.apache.org~1kamelet.type")
                                .asText());
        for (String annotation :
                List.of("kamelet.support.level", "catalog.version", "kamelet.icon", "provider", "kamelet.group")) {
            assertThat(kamelet.at("/metadata/annotations/camel.apache.org~1" + annotation)
                            .asText())
                    .as(annotation)
                    .isNotBlank();
        }
        assertThat(kamelet.at("/spec/definition/title").asText()).isNotBlank();
        assertThat(kamelet.at("/spec/definition/description").asText()).isNotBlank();
        assertThat(kamelet.at("/spec/definition/type").asText()).isEqualTo("object");
        assertThat(kamelet.at("/spec/dataTypes")).isNotEmpty();
        assertThat(texts(kamelet.at("/spec/dependencies")))
                .contains("mvn:io.github.camelfilehosts:camel-" + name.substring(0, name.indexOf('-')) + ":"
                        + kamelet.at("/metadata/annotations/camel.apache.org~1catalog.version")
                                .asText());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void eachPropertyIsDescribedAndTyped(String name) throws IOException {
        JsonNode properties = read(name).at("/spec/definition/properties");

        properties.properties().forEach(property -> {
            JsonNode schema = property.getValue();
            assertThat(schema.path("title").asText()).as(property.getKey()).isNotBlank();
            assertThat(schema.path("description").asText())
                    .as(property.getKey())
                    .endsWith(".");
            assertThat(schema.path("type").asText()).as(property.getKey()).isIn("string", "boolean");
            assertThat(schema.path("format").asText().equals("password"))
                    .as(property.getKey())
                    .isEqualTo(SECRETS.contains(property.getKey()));
            assertThat(texts(schema.path("x-descriptors")).contains("urn:alm:descriptor:com.tectonic.ui:password"))
                    .as(property.getKey())
                    .isEqualTo(SECRETS.contains(property.getKey()));
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void thePropertiesAreThoseThatTheTemplateUses(String name) throws IOException {
        JsonNode kamelet = read(name);
        Set<String> used = new TreeSet<>(PLACEHOLDER
                .matcher(kamelet.at("/spec/template").toString())
                .results()
                .map(placeholder -> placeholder.group(1))
                .collect(Collectors.toSet()));
        Set<String> properties = new TreeSet<>();
        kamelet.at("/spec/definition/properties").fieldNames().forEachRemaining(properties::add);

        assertThat(used).isEqualTo(properties);
        assertThat(properties).containsAll(texts(kamelet.at("/spec/definition/required")));
    }

    /** The README shows the examples that the tests run; see {@link GeneratedPage} for how to bring it up to date. */
    @Test
    void theReadmeIsFresh() throws IOException {
        GeneratedPage readme = new GeneratedPage(Path.of("README.md"));
        for (String name : kamelets()) {
            readme.with(name, () -> "```yaml\n" + example(name) + "```");
            assertThat(readme.text()).contains("\n| `" + name + "` | ");
        }
        readme.checkOrUpdate();
    }

    private static String example(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/examples", name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String name) throws IOException {
        return new YAMLMapper().readTree(DIRECTORY.resolve(name + SUFFIX).toFile());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
