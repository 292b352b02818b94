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
package io.github.camelfilehosts.jobs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a query of Prometheus' asks for, so far as our pages use the language.
 *
 * @param text the query
 */
record PromQuery(String text) {

    private static final Set<String> OPERATORS = Set.of("or", "and", "unless", "offset");
    private static final Pattern SELECTOR = Pattern.compile("(\\w+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");
    private static final Pattern METRIC = Pattern.compile("\\b[a-zA-Z_]\\w*\\b(?!\\s*\\()");

    /** Every name that is neither a function nor an operator. */
    Set<String> metrics() {
        String names = text.replaceAll("\\{[^}]*}|\\[[^]]*]|\\$\\w+", " ").replaceAll(GROUPING.pattern(), " ");
        return new TreeSet<>(METRIC.matcher(names)
                .results()
                .map(MatchResult::group)
                .filter(name -> !OPERATORS.contains(name))
                .toList());
    }

    /** What a metric is asked for with labels. */
    List<Selector> selectors() {
        return SELECTOR.matcher(text)
                .results()
                .map(found -> new Selector(found.group(1), matchers(found.group(2))))
                .toList();
    }

    /** The values that are named for each label, variables of the dashboard left out. */
    private static Map<String, Set<String>> matchers(String text) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        MATCHER.matcher(text).results().forEach(found -> {
            Set<String> named = values.computeIfAbsent(found.group(1), label -> new LinkedHashSet<>());
            if (!found.group(2).startsWith("$")) {
                named.addAll(List.of(found.group(2).split("\\|")));
            }
        });
        return values;
    }

    /** All labels by which something is summed up or paired. */
    Set<String> grouping() {
        Set<String> labels = new TreeSet<>();
        GROUPING.matcher(text)
                .results()
                .forEach(found -> labels.addAll(List.of(found.group(1).trim().split("\\s*,\\s*"))));
        return labels;
    }

    /**
     * A metric with labels.
     *
     * @param metric its name
     * @param matchers the values that are named for each label
     */
    record Selector(String metric, Map<String, Set<String>> matchers) {}
}
