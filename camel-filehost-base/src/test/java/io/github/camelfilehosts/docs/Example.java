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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * An example of the documentation: the same routes in Java, XML and YAML, in files that tests run. The Java one is a
 * route builder, of which the page shows what stands in its {@code configure()}.
 *
 * @param name as in {@code examples/NAME.xml}; the route builder has it in camel case
 * @param packageName the route builder's
 * @param module where its files are, relative to the module that asks
 */
public record Example(String name, String packageName, Path module) {

    private static final Path HERE = Path.of(".");
    private static final Path SOURCES = Path.of("src/test/java");
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Pattern CONFIGURE = Pattern.compile("(?s)void configure\\(\\) \\{\\n(.*?)\\n    }\\n");

    /** In which language. */
    public enum Language {
        JAVA,
        XML,
        YAML
    }

    /**
     * One of this module.
     *
     * @param neighbour a class in the route builder's package
     */
    public Example(String name, Class<?> neighbour) {
        this(name, neighbour.getPackageName(), HERE);
    }

    /** All examples of this module, by their XML files. */
    public static List<Example> all(Class<?> neighbour) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("examples"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".xml"))
                    .map(file -> new Example(file.replace(".xml", ""), neighbour))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An example that there is in Java alone, as a page in AsciiDoc shows it: the whole class. */
    public static String ofJava(Class<?> routeBuilder) {
        String source = read(SOURCES.resolve(routeBuilder.getName().replace('.', '/') + ".java"));
        return "[source,java]\n----\n" + source.substring(source.indexOf("public class")) + "----\n";
    }

    /** Adds the example's routes to a context. */
    public void addTo(CamelContext context, Language language) throws Exception {
        if (language == Language.JAVA) {
            context.addRoutes((RoutesBuilder) Class.forName(packageName + "." + builder())
                    .getDeclaredConstructor()
                    .newInstance());
        } else {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "classpath:" + resource(language)));
        }
    }

    /** As a page in AsciiDoc shows it, like those of Camel. */
    public String asciidoc() {
        return Arrays.stream(Language.values())
                .map(language ->
                        title(language) + "::\n+\n[source," + id(language) + "]\n----\n" + source(language) + "----\n")
                .collect(Collectors.joining("\n", "[tabs]\n====\n", "====\n"));
    }

    /** As a page in Markdown shows it. */
    public String markdown() {
        return Arrays.stream(Language.values())
                .map(language -> title(language) + ":\n\n```" + id(language) + "\n" + source(language) + "```\n")
                .collect(Collectors.joining("\n"));
    }

    private String source(Language language) {
        if (language == Language.JAVA) {
            return javaSource();
        }
        return read(module.resolve(RESOURCES).resolve(resource(language)));
    }

    private String javaSource() {
        Path path =
                module.resolve(SOURCES).resolve(packageName.replace('.', '/')).resolve(builder() + ".java");
        Matcher matcher = CONFIGURE.matcher(read(path));
        if (!matcher.find()) {
            throw new AssertionError(path + " has no configure()");
        }
        return matcher.group(1).stripIndent() + "\n";
    }

    private String builder() {
        return Arrays.stream(name.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "", "Example"));
    }

    private String resource(Language language) {
        return "examples/" + name + "." + id(language);
    }

    private static String title(Language language) {
        return language == Language.JAVA ? "Java" : language.name();
    }

    private static String id(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path).strip() + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the names of parameterized tests. */
    @Override
    public String toString() {
        return name;
    }
}
