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
package io.github.camelfilehosts.options;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.BaseOptionModel;

/**
 * An option with a text that it cannot be: for tests that give it in each way there is, and expect that nothing starts.
 *
 * @param name the option's
 * @param text what cannot be used
 */
public record UnusableOption(String name, String text) {

    /** Each option of a component with each text that is no value of its kind. */
    public static List<UnusableOption> ofComponent(Class<?> endpoint, String scheme) {
        return OptionSamples.componentOptions(endpoint, scheme)
                .flatMap(UnusableOption::of)
                .toList();
    }

    /** Those of Camel's own of which any number, or any name, means something to Camel: below 0 the default, or for ever. */
    private static final Set<String> ANYTHING_GOES =
            Set.of("initialDelay", "repeatCount", "scheduler", "schedulerProperties");

    /** Each option of an endpoint with each text that is no value of its kind. */
    public static List<UnusableOption> ofEndpoint(Class<?> endpoint, String scheme) {
        return OptionSamples.endpointOptions(endpoint, scheme)
                .filter(option -> !ANYTHING_GOES.contains(option.getName()))
                .flatMap(UnusableOption::of)
                .toList();
    }

    /** One option of each kind, for ways on which each takes its time. */
    public static List<UnusableOption> oneOfEachKind(Class<?> endpoint, String scheme) {
        Set<String> kinds = new HashSet<>();
        return OptionSamples.componentOptions(endpoint, scheme)
                .filter(option -> kinds.add(option.getType() + option.getJavaType()))
                .flatMap(UnusableOption::of)
                .toList();
    }

    private static Stream<UnusableOption> of(BaseOptionModel option) {
        return texts(option).map(text -> new UnusableOption(option.getName(), text));
    }

    private static Stream<String> texts(BaseOptionModel option) {
        return switch (option.getType()) {
            case "boolean" -> Stream.of("maybe", "1", "yes", "");
            case "integer" -> Stream.of("5k", "foo", "1.5", "5s", "-1", "2147483648", "99999999999999999999", "");
            case "duration" ->
                Stream.of(
                        "soon",
                        "forever",
                        "5k",
                        "5sx",
                        "1.5s",
                        "-1",
                        "-5s",
                        "-PT5S",
                        "PT",
                        "365d1ms",
                        "31536000001",
                        "300000d",
                        "PT2562047788015H",
                        "9223372036854775807",
                        "106751991168d",
                        "99999999999999999999",
                        "");
            case "enum" -> Stream.of("Sometimes", "7");
            case "object" -> Stream.of("#bean:nobody", "nobody");
            case "string" ->
                option.getName().endsWith("Url")
                        ? Stream.of("ftp://localhost/v1", "localhost", "http://localhost:99999/v1", "http://{host}/v1")
                        : Stream.empty();
            default ->
                throw new IllegalArgumentException("no texts for " + option.getName() + ", a " + option.getType());
        };
    }
}
