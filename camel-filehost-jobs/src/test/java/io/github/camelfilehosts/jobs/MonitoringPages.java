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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is in docs/monitoring for Grafana and Prometheus. */
final class MonitoringPages {

    private static final Path FOLDER = Path.of("../docs/monitoring");
    private static final ObjectMapper JSON = new ObjectMapper();

    private MonitoringPages() {}

    static List<Panel> panels() throws IOException {
        JsonNode dashboard =
                JSON.readTree(FOLDER.resolve("grafana-dashboard.json").toFile());
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                panels.add(new Panel(
                        panel.path("title").asText(),
                        new PromQuery(target.path("expr").asText()),
                        named(target.path("legendFormat").asText(), "\\{\\{(\\w+)}}")));
            }
        }
        return panels;
    }

    static List<Alert> alerts() throws IOException {
        try (InputStream file = Files.newInputStream(FOLDER.resolve("alerts.yml"))) {
            JsonNode rules = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(file));
            List<Alert> alerts = new ArrayList<>();
            for (JsonNode rule : rules.path("groups").path(0).path("rules")) {
                alerts.add(new Alert(
                        rule.path("alert").asText(),
                        new PromQuery(rule.path("expr").asText()),
                        rule.path("labels").path("severity").asText(),
                        rule.path("annotations").path("summary").asText(),
                        rule.path("annotations").path("description").asText()));
            }
            return alerts;
        }
    }

    private static Set<String> named(String text, String pattern) {
        Set<String> labels = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(found -> labels.add(found.group(1)));
        return labels;
    }

    /**
     * A panel of the dashboard.
     *
     * @param legend the labels that its legend shows
     */
    record Panel(String title, PromQuery query, Set<String> legend) {}

    /** A rule of Prometheus' that calls somebody. */
    record Alert(String name, PromQuery query, String severity, String summary, String description) {

        /** The labels that its text shows. */
        Set<String> shown() {
            return named(summary + description, "\\$labels\\.(\\w+)");
        }
    }
}
