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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.jobs.MonitoringPages.Alert;
import io.github.camelfilehosts.jobs.MonitoringPages.Panel;
import io.github.camelfilehosts.jobs.model.JobState;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** The dashboard and the alerts ask for what is really told: each query against a scrape of all that there is. */
class MonitoringTest extends JobsTestSupport {

    /** What Prometheus adds to each line that it has scraped. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("job", "instance");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void queriesAskForWhatIsTold() throws Exception {
        Scrape told = everything();

        assertThat(queries()).hasSizeGreaterThan(25).allSatisfy(query -> {
            assertThat(told.names()).containsAll(query.metrics());
            assertThat(query.metrics())
                    .allSatisfy(metric -> assertThat(labels(told, metric)).containsAll(query.grouping()));
            assertThat(query.selectors())
                    .allSatisfy(selector -> selector.matchers().forEach((label, values) -> {
                        assertThat(labels(told, selector.metric())).contains(label);
                        assertThat(values)
                                .allMatch(value -> isCode(value)
                                        || told.labels(selector.metric())
                                                .get(label)
                                                .contains(value));
                    }));
        });
    }

    private static Set<String> labels(Scrape told, String metric) {
        Set<String> labels = new TreeSet<>(OF_THE_SCRAPE);
        labels.addAll(told.labels(metric).keySet());
        return labels;
    }

    /** A number of the service's, of which there are more than are told here. */
    private static boolean isCode(String value) {
        return value.matches("[0-9]+");
    }

    private static List<PromQuery> queries() throws IOException {
        return Stream.concat(
                        MonitoringPages.panels().stream().map(Panel::query),
                        MonitoringPages.alerts().stream().map(Alert::query))
                .toList();
    }

    @Test
    void eachMeterHasAPanel() throws Exception {
        Set<String> shown = new TreeSet<>();
        MonitoringPages.panels().forEach(panel -> panel.query().metrics().forEach(metric -> shown.add(meter(metric))));

        assertThat(everything().names()).extracting(MonitoringTest::meter).isSubsetOf(shown);
    }

    /** A timer is told as three. */
    private static String meter(String metric) {
        return metric.replaceFirst("_seconds_(count|sum|max)$", "");
    }

    @Test
    void legendsShowWhatTheQueryTellsApart() throws Exception {
        assertThat(MonitoringPages.panels())
                .allSatisfy(panel ->
                        assertThat(panel.legend()).isEqualTo(panel.query().grouping()));
    }

    @Test
    void alertsSayWhatHappenedAndWhatToDo() throws Exception {
        assertThat(MonitoringPages.alerts()).hasSizeGreaterThan(5).allSatisfy(alert -> {
            assertThat(alert.name()).startsWith("FileHost");
            assertThat(alert.severity()).isIn("critical", "warning");
            assertThat(alert.summary()).isNotBlank();
            assertThat(alert.description()).isNotBlank();
            assertThat(alert.query().grouping()).containsAll(alert.shown());
        });
    }

    /** All meters with all the outcomes that a query may ask for. */
    private Scrape everything() throws Exception {
        CamelContext node = node(jobs -> {}, context -> {
            context.getRegistry().bind("meters", registry);
            AlfaFileComponent refused = alfaFile();
            refused.getConfiguration().setPassword("wrong");
            context.addComponent("refused", refused);
        });
        awaitState(node, submit(node, links(1).get(0)), JobState.DONE);
        refusedLogin(node);
        retriedCall(node);
        downloads(node);
        uploads(node);
        await().atMost(SOON).until(() -> registry.scrape().contains("camel_filehost_jobs_finished_seconds_count"));
        return new Scrape(registry.scrape());
    }

    private void refusedLogin(CamelContext node) {
        assertThat(send(node, "refused:userInfo?maxRetries=0", null).getException())
                .isNotNull();
    }

    private void retriedCall(CamelContext node) {
        FILE_FACTORY.failCall("getMemberInfo", ApiFault.dropReply(false), 1);
        assertThat(send(node, "filefactory:getMemberInfo", null).getException()).isNull();
    }

    private void downloads(CamelContext node) throws IOException {
        Content content = Content.random(300_000, 3);
        FILE_FACTORY.addFile("putOff", "putoff.bin", content);
        FILE_FACTORY.failDownload("putOff", DownloadFault.html(429), 9);
        read(node, "putOff", 1);
        FILE_FACTORY.addFile("broken", "broken.bin", content);
        FILE_FACTORY.failDownload("broken", DownloadFault.resetAfter(100_000), 1);
        read(node, "broken", Integer.MAX_VALUE);
        read(node, "broken", 1);
        FILE_FACTORY.addFile("corrupt", "corrupt.bin", content);
        FILE_FACTORY.failDownload("corrupt", DownloadFault.corruptAt(5), 9);
        read(node, "corrupt", Integer.MAX_VALUE);
    }

    /** Reads so many bytes, as far as they come. */
    private static void read(CamelContext node, String id, int bytes) throws IOException {
        HostedFile file = send(node, "filefactory:download", id).getMessage().getBody(HostedFile.class);
        try (InputStream in = file.open()) {
            in.readNBytes(bytes);
        } catch (IOException e) {
            assertThat(id).isIn("corrupt", "putOff");
        }
    }

    private void uploads(CamelContext node) {
        ALFA_FILE.knows(Content.of("known").md5(), 5);
        for (int i = 0; i < 2; i++) {
            assertThat(send(node, "alfafile:upload?fileName=known.txt&skipExisting=true", "known")
                            .getException())
                    .isNull();
        }
    }
}
