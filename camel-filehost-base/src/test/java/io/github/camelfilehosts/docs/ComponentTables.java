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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/** The tables of a component's reference page, from the JSON that Camel's tooling generates from its annotations. */
public final class ComponentTables {

    private final ComponentModel component;

    private ComponentTables(ComponentModel component) {
        this.component = component;
    }

    /** @param endpoint the component's endpoint class; its JSON lies beside it */
    public static ComponentTables of(Class<?> endpoint, String scheme) {
        try (InputStream json = endpoint.getResourceAsStream(scheme + ".json")) {
            return new ComponentTables(
                    JsonMapper.generateComponentModel(new String(json.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String componentOptions() {
        return options(component.getComponentOptions());
    }

    public String pathParameters() {
        return options(component.getEndpointPathOptions());
    }

    public String queryParameters() {
        return options(component.getEndpointParameterOptions());
    }

    private static String options(List<? extends BaseOptionModel> options) {
        return table(
                "2,5a,^1,2",
                "Name | Description | Default | Type",
                options.stream()
                        .map(option -> row(
                                "*" + option.getName() + "* (" + option.getGroup() + ")",
                                description(option),
                                option.getDefaultValue() == null
                                        ? ""
                                        : option.getDefaultValue().toString(),
                                option.getShortJavaType()))
                        .toList());
    }

    public String headers() {
        return table(
                "3,5a,2",
                "Name | Description | Type",
                component.getEndpointHeaders().stream()
                        .map(header -> row(
                                "`" + header.getName() + "`"
                                        + (header.getLabel().isEmpty()
                                                ? ""
                                                : " (" + header.getLabel().replace(",", ", ") + ")"),
                                description(header),
                                header.getShortJavaType()))
                        .toList());
    }

    private static String description(BaseOptionModel option) {
        String required = option.isRequired() ? "*Required* " : "";
        String secret = option.isSecret() ? " Secret." : "";
        String values = option.getEnums() == null
                ? ""
                : "\n\nEnum values:\n\n"
                        + option.getEnums().stream().map(each -> "* " + each).collect(Collectors.joining("\n"));
        return required + option.getDescription() + secret + values;
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells);
    }

    private static String table(String columns, String header, List<String> rows) {
        return "[width=\"100%\",cols=\"" + columns + "\",options=\"header\"]\n|===\n| " + header + "\n"
                + String.join("\n", rows) + "\n|===\n";
    }
}
