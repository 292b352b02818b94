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

import io.github.bucket4j.TimeMeter;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.internal.http.Sleeper;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A run that needs more requests than an hour has, by a clock that goes on only while somebody waits. Of 100 an hour
 * in each build; {@code -Dmirror.requests=5000} for as many as there are.
 */
class BudgetOfARunTest {

    private static final int PER_HOUR = Integer.getInteger("mirror.requests", 100);
    private static final int LINKS = PER_HOUR * 26 / 25;

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @TempDir
    Path directory;

    private final PatientTime time = new PatientTime();

    @Test
    void takesNoMoreThanAnHoursInAnHour() throws Exception {
        List<String> ids = IntStream.range(0, LINKS).mapToObj(i -> "file" + i).toList();
        ids.forEach(id -> fileFactory.addFile(id, id + ".bin", Content.random(10, id.hashCode())));
        List<Instant> calls = new CopyOnWriteArrayList<>();
        fileFactory.wireMock().addMockServiceRequestListener((request, response) -> calls.add(time.instant()));
        Tally tally = new Tally();
        StringWriter out = new StringWriter();

        run(ids, tally, out);

        assertThat(tally.count(Outcome.mirrored)).isEqualTo(LINKS);
        assertThat(calls).hasSizeGreaterThan(LINKS);
        for (int i = PER_HOUR; i < calls.size(); i++) {
            assertThat(Duration.between(calls.get(i - PER_HOUR), calls.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofHours(1));
        }
        assertThat(out.toString()).contains("FileFactory's " + PER_HOUR + " requests an hour are used up: waiting ");
    }

    private void run(List<String> ids, Tally tally, StringWriter out) throws Exception {
        Options options = new Options();
        new CommandLine(options).parseArgs("--parallel", "1");
        Budget budget = new Budget(PER_HOUR, time);
        try (Journal journal = new Journal(directory.resolve("journal.jsonl"));
                Routes routes = new Routes(accounts(), options, budget, new ConcurrentHashMap<>(), component());
                Screen screen = new Lines(new PrintWriter(out), tally)) {
            budget.tell(screen::say);
            new Run(routes, journal, tally, screen, new Stop(), options.parallel())
                    .over(ids.stream().map(Link::of), options.selection(), options.again(), options.destination());
        }
    }

    private Accounts accounts() throws Exception {
        return Accounts.in(new Settings(new Workplace(directory, fileFactory, alfaFile).environment()))
                .orElseThrow();
    }

    private FileFactoryComponent component() {
        return new FileFactoryComponent() {
            {
                setTime(time, time);
            }
        };
    }

    /** Waiting takes no time. */
    private static final class PatientTime implements TimeMeter, InstantSource, Sleeper {

        private Instant now = Instant.parse("2026-01-15T12:00:00Z");

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public synchronized boolean sleep(Duration duration) {
            now = now.plus(duration);
            return true;
        }

        @Override
        public long currentTimeNanos() {
            return Duration.between(Instant.EPOCH, instant()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
