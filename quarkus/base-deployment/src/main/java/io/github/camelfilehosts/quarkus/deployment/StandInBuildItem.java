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
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** A component whose service has a stand-in. */
public final class StandInBuildItem extends MultiBuildItem {

    private final String scheme;
    private final List<String> given;
    private final List<String> others;

    /**
     * @param scheme of the component
     * @param given the options that lead to the stand-in and into its account, with dashes
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

    /** The properties that the stand-in gives a value. */
    List<String> properties() {
        return given.stream().map(this::property).toList();
    }

    /** Whether the application says where the service is, or who it is there: then it means the service itself. */
    boolean isConfigured(Config config) {
        return Stream.of(given, others)
                .flatMap(List::stream)
                .flatMap(option -> Stream.of(option, StringHelper.dashToCamelCase(option)))
                .map(option -> config.getConfigValue(property(option)))
                .anyMatch(StandInBuildItem::isSaid);
    }

    /** {@code ${LOGIN}} says something, though nobody may know what; {@code ${LOGIN:}} may say nothing. */
    private static boolean isSaid(ConfigValue value) {
        return value.getRawValue() != null
                && (value.getValue() == null || !value.getValue().isEmpty());
    }

    private String property(String option) {
        return "camel.component." + scheme + "." + option;
    }
}
