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

import io.github.bucket4j.Bucket;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.jobs.model.AccountJobs;
import io.github.camelfilehosts.jobs.model.JobState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** Accounts that have to wait: no job of theirs fails, and others go on. */
class StandstillTest extends JobsTestSupport {

    @Test
    void emptyBudgetFailsNothingAndBurnsNoCall() {
        CamelContext node = node(
                jobs -> {},
                context -> context.getComponent("filefactory", FileFactoryComponent.class)
                        .getConfiguration()
                        .setRequestsPerHour(20));
        links(15).forEach(link -> submit(node, link));

        await().atMost(SOON).until(() -> account(node, "filefactory").heldUntil() != null && nothingRuns(node));
        int calls = FILE_FACTORY.calls().size();

        AccountJobs account = account(node, "filefactory");
        assertThat(account.refused()).isFalse();
        assertThat(account.jobs()).doesNotContainKey(JobState.FAILED);
        await().during(Duration.ofMillis(500))
                .atMost(SOON)
                .until(() -> nothingRuns(node) && FILE_FACTORY.calls().size() == calls);
    }

    private static boolean nothingRuns(CamelContext node) {
        return account(node, "alfafile").jobs().getOrDefault(JobState.RUNNING, 0L) == 0;
    }

    @Test
    void jobsGoOnWhenTheServiceHasAskedForPatience() {
        CamelContext node = node();
        FILE_FACTORY.failNextWith("getDownloadLink", 429, "text/plain", "later", Map.of("Retry-After", "4"), 1);

        links(8).forEach(link -> submit(node, link));

        await().atMost(SOON).until(() -> account(node, "filefactory").heldUntil() != null);
        awaitDone(node, "alfafile", 8);
        assertThat(mirrored()).hasSize(8).doesNotHaveDuplicates();
        await().atMost(SOON).until(() -> account(node, "filefactory").heldUntil() == null);
    }

    @Test
    void refusedAccountStandsStillWhileOthersGoOnUntilItsCredentialsAreMended() {
        AtomicReference<String> password = new AtomicReference<>("wrong");
        CamelContext node = node(jobs -> jobs.setRefusedDelay(Duration.ofMillis(300)), context -> {
            AlfaFileComponent refused = alfaFile();
            refused.getConfiguration().setLogin(null);
            refused.getConfiguration().setPassword(null);
            refused.getConfiguration()
                    .setCredentialsSource(() -> new Credentials(ALFA_FILE.login(), password.get(), null));
            context.addComponent("alfafile-two", refused);
        });
        List<String> links = links(6);
        links.forEach(link -> submit(node, link, "alfafile-two"));
        links.forEach(link -> submit(node, link));

        awaitDone(node, "alfafile", 6);
        await().atMost(SOON).until(() -> account(node, "alfafile-two").refused());
        AccountJobs account = account(node, "alfafile-two");
        assertThat(account.reason()).contains("alfafile").doesNotContain("wrong");
        assertThat(account.jobs()).doesNotContainKeys(JobState.FAILED, JobState.DONE);
        int logins = ALFA_FILE.calls("user/login");
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> ALFA_FILE.calls("user/login") == logins);

        password.set(ALFA_FILE.password());

        awaitDone(node, "alfafile-two", 6);
        assertThat(account(node, "alfafile-two").refused()).isFalse();
    }

    /** As with 10 calls a minute, which takes a quarter of an hour: {@code BudgetTest}. */
    @Test
    void smallBudgetIsSpentOnWhatIsNeededAndFailsNothing() {
        CamelContext node = node(
                jobs -> {},
                context -> context.getComponent("filefactory", FileFactoryComponent.class)
                        .getConfiguration()
                        .setRequestBudget(Bucket.builder()
                                .addLimit(limit -> limit.capacity(10).refillIntervally(10, Duration.ofMillis(700)))
                                .build()));
        links(50).forEach(link -> submit(node, link));

        awaitDone(node, "alfafile", 50);

        assertThat(account(node, "alfafile").jobs()).doesNotContainKey(JobState.FAILED);
        assertThat(FILE_FACTORY.logins()).isEqualTo(1);
        assertThat(FILE_FACTORY.calls("getDownloadLink")).isEqualTo(50);
        assertThat(FILE_FACTORY.calls("getFileInfo")).isLessThanOrEqualTo(2);
    }

    @Test
    void refusedAccountKeepsNobodyElse() {
        CamelContext node = node(jobs -> jobs.setRefusedDelay(Duration.ofHours(1)), context -> {
            context.addComponent("alfafile-two", alfaFile());
            AlfaFileComponent refused = alfaFile(ALFA_FILE.apiUrl(), "somebody", "wrong");
            context.addComponent("alfafile-three", refused);
        });
        List<String> links = links(15);
        links.forEach(link -> submit(node, link, "alfafile-three"));
        links.forEach(link -> {
            submit(node, link);
            submit(node, link, "alfafile-two");
        });

        awaitDone(node, "alfafile", 15);
        awaitDone(node, "alfafile-two", 15);

        await().atMost(SOON).until(() -> account(node, "alfafile-three").refused());
        assertThat(account(node, "alfafile-three").jobs()).containsOnly(Map.entry(JobState.CHECKED, 15L));
    }
}
