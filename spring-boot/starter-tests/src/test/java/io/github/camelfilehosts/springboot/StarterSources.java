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

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.util.StringHelper;

/**
 * What a starter consists of, rendered from its component's JSON: classes like those of Camel's own starters, and
 * metadata for IDEs.
 */
final class StarterSources {

    private static final Path PROJECT = Path.of("../..");

    /** A type that Spring's annotation processor takes for no property's. */
    private static final String LEFT_OUT = "javax.sql.DataSource";

    private final Starter starter;
    private final String component;
    private final String name;

    StarterSources(Starter starter) {
        this.starter = starter;
        this.component = starter.model().getJavaType();
        this.name = simple(component).replaceAll("Component$", "");
    }

    /** All files, by their paths in the starter's {@code src/main}. */
    Map<String, String> render() {
        Map<String, String> files = new LinkedHashMap<>();
        List<String> configurations = new ArrayList<>(List.of("ComponentConverter", "ComponentAutoConfiguration"));
        if (starter.hasSecrets()) {
            configurations.add("ComponentSanitizer");
        }
        for (String each : Stream.concat(Stream.of("ComponentConfiguration"), configurations.stream())
                .toList()) {
            files.put("java/" + packageName().replace('.', '/') + "/" + name + each + ".java", renderClass(each));
        }
        files.put(
                "resources/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports",
                configurations.stream()
                        .map(each -> packageName() + "." + name + each + "\n")
                        .collect(joining()));
        files.put("resources/META-INF/additional-spring-configuration-metadata.json", metadata());
        return files;
    }

    /** Fails if a file is stale, or writes it anew if {@code -Ddocs.update=true} asks for that. */
    void checkOrUpdate() throws IOException {
        Path main = PROJECT.resolve("spring-boot/camel-" + starter.scheme() + "-starter/src/main");
        List<Path> stale = new ArrayList<>();
        for (Map.Entry<String, String> file : render().entrySet()) {
            Path path = main.resolve(file.getKey());
            if (Files.exists(path) && Files.readString(path).equals(file.getValue())) {
                continue;
            }
            if (Boolean.getBoolean("docs.update")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            } else {
                stale.add(path.normalize());
            }
        }
        if (!stale.isEmpty()) {
            throw new AssertionError("Stale: " + stale + ". Run this test with -Ddocs.update=true");
        }
    }

    private String renderClass(String template) {
        List<ComponentOptionModel> options = starter.options();
        return read(PROJECT.resolve("license-header.txt"))
                + template(template)
                        .replace("${imports}", template.equals("ComponentConverter") ? beanImports() : optionImports())
                        .replace("${fields}", each(options, StarterSources::field))
                        .replace(
                                "${accessors}",
                                each(options, StarterSources::accessors).stripTrailing())
                        .replace("${nested}\n", starter.hasConfiguration() ? template("NestedConfiguration") : "")
                        .replace("${pairs}", pairs())
                        .replace("${secrets}", secrets())
                        .replace("${description}", starter.model().getDescription())
                        .replace("${package}", packageName())
                        .replace("${componentType}", component)
                        .replace("${name}", name)
                        .replace("${scheme}", starter.scheme())
                        .replace("${prefix}", starter.prefix());
    }

    private String packageName() {
        return starter.endpoint().getPackageName() + ".springboot";
    }

    private static String each(List<ComponentOptionModel> options, Function<ComponentOptionModel, String> rendering) {
        return options.stream().map(rendering).collect(joining("\n"));
    }

    private static String field(ComponentOptionModel option) {
        return """
                    /**
                %s
                     */
                    private %s %s;
                """.formatted(javadoc(option.getDescription()), simple(type(option)), option.getName());
    }

    /** A bean is nobody's business: Actuator would show what is in it, the keys of a session store for example. */
    private static String accessors(ComponentOptionModel option) {
        return (isBean(option) ? "    @JsonIgnore\n" : "")
                + """
                    public %1$s get%2$s() {
                        return %3$s;
                    }

                    public void set%2$s(%1$s %3$s) {
                        this.%3$s = %3$s;
                    }
                """.formatted(simple(type(option)), StringHelper.capitalize(option.getName()), option.getName());
    }

    /** Wrapped at 120 columns. */
    private static String javadoc(String text) {
        return text.replaceAll("(.{1,113})(?: +|$)", "     * $1\n").stripTrailing();
    }

    private String optionImports() {
        return imports(
                starter.options().stream().map(StarterSources::type),
                "com.fasterxml.jackson.annotation.JsonIgnore",
                "org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon",
                "org.springframework.boot.context.properties.ConfigurationProperties");
    }

    private String beanImports() {
        return imports(
                beanTypes(),
                "java.util.Set",
                "org.springframework.beans.BeansException",
                "org.springframework.boot.context.properties.ConfigurationPropertiesBinding",
                "org.springframework.context.ApplicationContext",
                "org.springframework.context.annotation.Configuration",
                "org.springframework.core.convert.TypeDescriptor",
                "org.springframework.core.convert.converter.GenericConverter",
                "org.springframework.stereotype.Component");
    }

    private static String imports(Stream<String> types, String... others) {
        TreeSet<String> imports = new TreeSet<>(List.of(others));
        types.map(StarterSources::raw)
                .filter(type -> !type.startsWith("java.lang."))
                .forEach(imports::add);
        return imports.stream().map(type -> "import " + type + ";").collect(joining("\n"));
    }

    private String pairs() {
        List<String> pairs = beanTypes()
                .map(type -> simple(raw(type)))
                // Spring takes each but once.
                .distinct()
                .map(type -> "new ConvertiblePair(String.class, " + type + ".class)")
                .toList();
        String indent = "\n                ";
        return pairs.size() == 1 ? pairs.get(0) : indent + String.join("," + indent, pairs);
    }

    /** The types of the options that are beans. */
    private Stream<String> beanTypes() {
        return starter.options().stream().filter(StarterSources::isBean).map(StarterSources::type);
    }

    private static boolean isBean(ComponentOptionModel option) {
        return option.getType().equals("object");
    }

    /** The ends of their names; one that is the end of another stands for both. */
    private String secrets() {
        List<String> names = starter.options().stream()
                .filter(ComponentOptionModel::isSecret)
                .map(option -> option.getName().toLowerCase(Locale.ROOT))
                .toList();
        return names.stream()
                .filter(name -> names.stream().noneMatch(other -> !other.equals(name) && name.endsWith(other)))
                .collect(joining("|"));
    }

    /** Of the field: null where nothing is set, and any duration as Spring Boot takes it. */
    private static String type(ComponentOptionModel option) {
        return switch (option.getType()) {
            case "boolean" -> "java.lang.Boolean";
            case "integer" -> "java.lang.Integer";
            case "duration" -> "java.time.Duration";
            default -> option.getJavaType();
        };
    }

    private static String simple(String type) {
        return type.replaceAll("\\b(?:[a-z0-9]+\\.)+", "");
    }

    private static String raw(String type) {
        return type.replaceAll("<.*", "");
    }

    /** What the annotation processor cannot see. */
    private String metadata() {
        List<Map<String, Object>> properties = new ArrayList<>();
        properties.add(property(
                starter.prefix() + ".enabled",
                "Whether to enable auto configuration of the " + starter.scheme() + " component.",
                true));
        properties.add(property(
                starter.prefix() + ".customizer.enabled",
                "Whether the properties of the " + starter.scheme() + " component are given to it.",
                true));
        starter.options().stream()
                .filter(option -> option.getDefaultValue() != null)
                .map(option ->
                        property(starter.property(option.getName()), option.getDescription(), option.getDefaultValue()))
                .forEach(properties::add);
        starter.options().stream()
                .filter(option -> option.getJavaType().equals(LEFT_OUT))
                .map(option -> typed(starter.property(option.getName()), option.getDescription()))
                .forEach(properties::add);
        List<Map<String, Object>> hints = starter.options().stream()
                .filter(option ->
                        option.getEnums() != null && option.getJavaType().equals("java.lang.String"))
                .map(option -> hint(starter.property(option.getName()), option.getEnums()))
                .toList();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("properties", properties);
        metadata.put("hints", hints);
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(metadata) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> property(String name, String description, Object defaultValue) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", name);
        property.put("description", description);
        property.put("defaultValue", defaultValue);
        return property;
    }

    private static Map<String, Object> typed(String name, String description) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", name);
        property.put("type", LEFT_OUT);
        property.put("description", description);
        return property;
    }

    private static Map<String, Object> hint(String name, List<String> values) {
        Map<String, Object> hint = new LinkedHashMap<>();
        hint.put("name", name);
        hint.put("values", values.stream().map(value -> Map.of("value", value)).toList());
        return hint;
    }

    private static String template(String name) {
        try (InputStream in = StarterSources.class.getResourceAsStream("/templates/" + name + ".template")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
