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
package io.github.camelfilehosts.examples.mirror;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The settings outside the command line: from the environment, otherwise from a file of properties. Accounts have the
 * same names in both; the option {@code --parallel} is {@code MIRROR_PARALLEL} in one and {@code parallel} in the
 * other.
 */
final class Settings implements IDefaultValueProvider {

    /** Names another file than {@code mirror.properties}. */
    static final String FILE = "MIRROR_PROPERTIES";

    private static final String DEFAULT_FILE = "mirror.properties";

    private final Map<String, String> environment;
    private final Path file;
    private final Properties properties = new Properties();

    /** @throws IOException if the file exists and cannot be read, or was named and does not exist */
    Settings(Map<String, String> environment) throws IOException {
        this.environment = environment;
        String named = environment.get(FILE);
        file = Path.of(named == null ? DEFAULT_FILE : named);
        if (named != null || Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        }
    }

    /** The file of properties, which need not exist. */
    Path file() {
        return file;
    }

    /** Null if it is not set, or is blank. */
    String get(String variable) {
        return get(variable, variable);
    }

    private String get(String variable, String property) {
        String value = environment.getOrDefault(variable, properties.getProperty(property));
        return value == null || value.isBlank() ? null : value.strip();
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String name = option.longestName().replaceFirst("^-+", "");
        return get("MIRROR_" + name.replace('-', '_').toUpperCase(Locale.ROOT), name);
    }
}
