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
package io.github.camelfilehosts.quarkus.deployment;

import io.quarkus.builder.item.MultiBuildItem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** A component whose service has a stand-in. */
public final class StandInBuildItem extends MultiBuildItem {

    private static final Pattern DEFAULT_TO_NOTHING = Pattern.compile("\\$\\{([^${}:]+):}");

    private final String scheme;
    private final List<String> given;
    private final List<String> others;

    /**
     * @param scheme the scheme of the component
     * @param given the options for the stand-in and its account, with dashes
     * @param others further options that name an account of the service
     */
    public StandInBuildItem(String scheme, List<String> given, List<String> others) {
        this.scheme = scheme;
        this.given = List.copyOf(given);
        this.others = List.copyOf(others);
    }

    String scheme() {
        return scheme;
    }

    /**
     * The properties that lead the application to the stand-in and its account. A property that the application sets
     * from a variable, as in {@code ${LOGIN:}}, overrides a dev service's: then the variable gets the value, too.
     *
     * @param standIn the stand-in's properties
     */
    Map<String, String> settings(Map<String, String> standIn, Config config) {
        Map<String, String> settings = new TreeMap<>();
        for (String option : given) {
            String value = standIn.get(property(option));
            settings.put(property(option), value);
            said(config, option)
                    .map(each -> DEFAULT_TO_NOTHING.matcher(each.getRawValue()))
                    .filter(Matcher::matches)
                    .forEach(variable -> settings.put(variable.group(1), value));
        }
        return settings;
    }

    /** Whether the application configures the service or an account; then it uses the service itself. */
    boolean isConfigured(Config config) {
        return Stream.of(given, others)
                .flatMap(List::stream)
                .flatMap(option -> said(config, option))
                .anyMatch(StandInBuildItem::isNotEmpty);
    }

    private Stream<ConfigValue> said(Config config, String option) {
        return Stream.of(option, StringHelper.dashToCamelCase(option))
                .map(spelling -> config.getConfigValue(property(spelling)))
                .filter(value -> value.getRawValue() != null);
    }

    /** Whether a value is set. {@code ${LOGIN}} is, even if it cannot be resolved here; {@code ${LOGIN:}} may be empty. */
    private static boolean isNotEmpty(ConfigValue value) {
        return value.getValue() == null || !value.getValue().isEmpty();
    }

    private String property(String option) {
        return "camel.component." + scheme + "." + option;
    }
}
