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
package io.github.camelfilehosts.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an IDE reads, to complete properties and to explain them. */
class MetadataTest {

    private static final String PATH = "META-INF/spring-configuration-metadata.json";
    private static final Map<String, String> TYPES =
            Map.of("boolean", "java.lang.Boolean", "integer", "java.lang.Integer", "duration", "java.time.Duration");

    @ParameterizedTest
    @EnumSource
    void everyOptionHasItsTypeDescriptionAndDefault(Starter starter) throws IOException {
        Map<String, JsonNode> properties = properties(starter);

        assertThat(starter.options()).isNotEmpty().allSatisfy(option -> {
            JsonNode property = properties.get(starter.property(option.getName()));
            assertThat(property).as(option.getName()).isNotNull();
            assertThat(property.path("type").asText())
                    .isEqualTo(TYPES.getOrDefault(option.getType(), option.getJavaType())
                            .replace(" ", ""));
            assertThat(property.path("description").asText()).isEqualTo(option.getDescription());
            assertThat(property.path("defaultValue").asText())
                    .isEqualTo(option.getDefaultValue() == null ? "" : String.valueOf(option.getDefaultValue()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void thereIsNothingElse(Starter starter) throws IOException {
        List<String> expected = starter.options().stream()
                .map(option -> starter.property(option.getName()))
                .collect(Collectors.toList());
        Collections.addAll(expected, starter.prefix() + ".enabled", starter.prefix() + ".customizer.enabled");

        Map<String, JsonNode> properties = properties(starter);

        assertThat(properties.keySet()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(properties.values())
                .allSatisfy(property ->
                        assertThat(property.path("description").asText()).isNotBlank());
    }

    private static Map<String, JsonNode> properties(Starter starter) throws IOException {
        for (URL url : Collections.list(MetadataTest.class.getClassLoader().getResources(PATH))) {
            if (url.getPath().contains("camel-" + starter.scheme() + "-starter")) {
                JsonNode properties = new ObjectMapper().readTree(url).path("properties");
                return StreamSupport.stream(properties.spliterator(), false)
                        .collect(Collectors.toMap(each -> each.path("name").asText(), Function.identity()));
            }
        }
        throw new AssertionError("the starter has no " + PATH);
    }
}
