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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.examples.mirror.Workplace.Ran;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A run goes on where those before it were. */
class ResumeTest {

    private static final String TULIPS = "https://www.filefactory.com/file/1ep92k3t0fdz/n/Tulips.jpg";
    private static final String DIARY = "http://filefactory.com/file/4k7gx0w2mq1z";

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @TempDir
    Path directory;

    private Workplace work;

    @BeforeEach
    void addTwoFiles() {
        work = new Workplace(directory, fileFactory, alfaFile);
        fileFactory.addFile("1ep92k3t0fdz", "Tulips.jpg", Content.random(1_000, 1));
        fileFactory.addFile("4k7gx0w2mq1z", "Diary.pdf", Content.random(2_000, 2));
    }

    @Test
    void asksForNothingTwiceThatHasArrived() throws IOException {
        work.run(TULIPS);
        fileFactory.removeFile("1ep92k3t0fdz");

        Ran again = work.run(TULIPS, DIARY);

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("1 of 1 arrived, 2.0 kB moved", "1 more arrived in earlier runs");
        assertThat(work.report("outcome")).containsExactly("mirrored", "mirrored");
        assertThat(alfaFile.files()).hasSize(2);
    }

    @Test
    void doesNothingWhereAllHasArrived() throws IOException {
        work.run(TULIPS, DIARY);
        int calls = fileFactory.calls().size();

        Ran again = work.run(TULIPS, DIARY);

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("2 more arrived in earlier runs");
        assertThat(fileFactory.calls()).hasSize(calls);
        assertThat(work.report()).hasSize(2);
    }

    @Test
    void doublesNothingWhenToldToDoItAgain() throws IOException {
        work.run(TULIPS, DIARY);
        String diary = alfaFile.files().stream()
                .filter(file -> file.name().equals("Diary.pdf"))
                .findFirst()
                .orElseThrow()
                .id();
        alfaFile.removeFile(diary);

        Ran again = work.run("--again", TULIPS, DIARY);

        assertThat(again.exitCode()).isZero();
        assertThat(work.report("outcome").get(0)).isEqualTo("skipped");
        assertThat(work.report("outcome").get(1)).isIn("mirrored", "instant");
        assertThat(alfaFile.files()).hasSize(2);
    }

    @Test
    void anotherFolderIsAnotherMatter() throws IOException {
        String folder = alfaFile.addFolder("Mirror", "0").id();
        work.run(TULIPS);

        work.run("--folder", folder, TULIPS);
        work.run("--folder", folder, TULIPS);

        assertThat(alfaFile.files()).hasSize(2);
        assertThat(work.journal()).hasSize(2);
    }

    @Test
    void triesWhatFailedOnceMore() throws IOException {
        var away = fileFactory
                .addFile("away", "Away.bin", Content.random(3_000, 3))
                .status("offline");
        Ran failed = work.run(TULIPS, "filefactory.com/file/away", "filefactory.com/file/nowhere");
        assertThat(failed.out()).contains("1 failed for good, 1 may be retried: ", "--retry-failed");
        away.status("online");

        Ran again = work.run("--retry-failed");

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("1 of 1 arrived");
        assertThat(fileFactory.calls("getFileInfo")).isEqualTo(2);
        assertThat(work.report("outcome")).containsExactlyInAnyOrder("mirrored", "mirrored", "gone");
        assertThat(work.run("--retry-failed").err()).contains("The journal has nothing that may be retried");
    }

    @Test
    void keepsInTheReportWhatEarlierRunsDid() throws IOException {
        work.run(TULIPS);

        work.run(DIARY);

        assertThat(work.report("link")).containsExactly(DIARY, TULIPS);
    }

    @Test
    void aLineThatWasNotWrittenToItsEndIsNone() throws IOException {
        work.run(TULIPS);
        Files.writeString(work.path("journal.jsonl"), "{\"at\":\"2026-11", StandardOpenOption.APPEND);

        Ran again = work.run(TULIPS, DIARY);

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(work.journal()).hasSize(2).allMatch(line -> line.endsWith("}"));
    }

    @Test
    void aJournalThatWasSpoiltIsLeftAlone() throws IOException {
        work.run(TULIPS);
        Files.writeString(work.path("journal.jsonl"), "spoilt\n", StandardOpenOption.APPEND);

        Ran again = work.run(DIARY);

        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("is not a mirror's journal, or was changed: at byte ");
        assertThat(work.journal()).hasSize(2);
    }

    @Test
    void twoDoNotShareAJournal() throws IOException {
        try (Journal journal = new Journal(work.path("journal.jsonl"))) {
            Ran run = work.run(TULIPS);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("another mirror is using the journal");
        }
    }
}
