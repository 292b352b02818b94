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

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What Prometheus reads of an application: the values of each label, of each metric of ours. */
final class Scrape {

    private static final Pattern LINE = Pattern.compile("(?m)^(camel_filehost_\\w+)\\{(.*)} ");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final Map<String, Map<String, Set<String>>> metrics = new TreeMap<>();

    Scrape(String text) {
        LINE.matcher(text).results().forEach(line -> {
            Map<String, Set<String>> labels = metrics.computeIfAbsent(line.group(1), name -> new TreeMap<>());
            LABEL.matcher(line.group(2))
                    .results()
                    .forEach(label -> labels.computeIfAbsent(label.group(1), name -> new TreeSet<>())
                            .add(label.group(2)));
        });
    }

    Set<String> names() {
        return metrics.keySet();
    }

    Map<String, Set<String>> labels(String metric) {
        return metrics.get(metric);
    }
}
