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
package io.github.camelfilehosts.examples.linkchecker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user's links, with an account. */
@QuarkusTest
@WithTestResource(StandIn.class)
class LinkCheckerTest {

    private static final String LINK = "https://www.filefactory.com/file/";
    private static final String TIME = "20\\d\\d-[^,]+Z";

    private final Path links = Path.of("target/own-links.csv");
    private final Path statuses = Path.of("target/own-statuses.csv");

    @Inject
    LinkCheck check;

    @Inject
    Scheduler scheduler;

    FileFactoryServer fileFactory;

    @BeforeEach
    void begin() throws IOException {
        scheduler.pause();
        fileFactory.addFile("tulips", "tulips, red.jpg", Content.of("red"));
        Files.deleteIfExists(statuses);
    }

    @Test
    void eachLineGetsARow() throws IOException {
        Files.writeString(
                links,
                "\uFEFFtitle,link\nTulips," + LINK + "tulips\n\nGone,\"" + LINK + "gone\"\nNo link\n\"Open," + LINK
                        + "tulips\nLatin \u00E4," + LINK + "tulips\n",
                StandardCharsets.UTF_8);

        assertThat(check.run(links, statuses)).hasToString("{BROKEN=2, INVALID=1, ONLINE=2}");

        List<String> rows = Files.readAllLines(statuses);
        assertThat(rows).hasSize(6);
        assertThat(rows.get(0)).isEqualTo("link,id,status,name,size,md5,checked-at");
        assertThat(rows.get(1))
                .matches(LINK + "tulips,tulips,ONLINE,\"tulips, red.jpg\",3,bda9643ac6601722a28f238714274da4," + TIME);
        assertThat(rows.get(2)).matches(LINK + "gone,gone,INVALID,,,," + TIME);
        assertThat(rows.get(3)).matches("No link,,BROKEN,,,," + TIME);
        assertThat(rows.get(4)).matches("\"\"\"Open," + LINK + "tulips\",,BROKEN,,,," + TIME);
        assertThat(rows.get(5)).startsWith(LINK + "tulips,tulips,ONLINE");
    }

    @Test
    void putsUpWithALineInAnotherEncoding() throws IOException {
        Files.write(links, (LINK + "tulips\n" + LINK + "gone/\u00E4.jpg\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(check.run(links, statuses)).hasToString("{INVALID=1, ONLINE=1}");
    }

    @Test
    void asksForAHundredAtATime() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2_050; i++) {
            lines.add(LINK + "many" + i);
        }
        Files.write(links, lines);

        assertThat(check.run(links, statuses)).hasToString("{INVALID=2050}");

        assertThat(fileFactory.callsOf("getFileInfo"))
                .filteredOn(call -> call.param("file").startsWith("many"))
                .hasSize(21);
        assertThat(Files.readAllLines(statuses))
                .hasSize(2_051)
                .element(2_050)
                .asString()
                .startsWith(LINK + "many2049,");
    }

    @Test
    void aPassThatFailsLeavesTheStatusesOfTheOneBefore() throws IOException {
        Files.writeString(statuses, "as before");
        Files.writeString(links, LINK + "tulips");
        fileFactory.failNext("getFileInfo", 700, 1);

        assertThatThrownBy(() -> check.run(links, statuses)).rootCause().hasMessageContaining("700");

        assertThat(statuses).hasContent("as before");
        assertThat(statuses.resolveSibling("own-statuses.csv.part")).doesNotExist();
    }

    @Test
    void looksAgainOnASchedule() throws IOException {
        Files.writeString(Path.of(StandIn.LINKS), LINK + "tulips");
        scheduler.resume();

        awaitStatus("ONLINE");
        fileFactory.removeFile("tulips");
        awaitStatus("INVALID");
    }

    private static void awaitStatus(String status) {
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(Path.of(StandIn.STATUSES)).content().contains("tulips,tulips," + status));
    }
}
