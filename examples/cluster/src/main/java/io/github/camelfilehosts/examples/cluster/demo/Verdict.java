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
package io.github.camelfilehosts.examples.cluster.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The result of a run, from what both services have received. */
final class Verdict {

    private final Work work;
    private final Finished finished;
    private final Workers workers;
    private final int callsAMinute;
    private final List<String> wrong = new ArrayList<>();
    private int calls;
    private int mirrored;
    private int lostLogins;

    /** @param callsAMinute how many calls a minute each FileFactory account may make; 0 if the run sets no limit */
    Verdict(Work work, Finished finished, Workers workers, int callsAMinute) {
        this.work = work;
        this.finished = finished;
        this.workers = workers;
        this.callsAMinute = callsAMinute;
    }

    /** Checks the services of one account, and prints the result. */
    void look(StandIn services, Duration time, PrintStream out) throws IOException, InterruptedException {
        String account = services.account();
        Map<String, JsonNode> sources = new HashMap<>();
        services.call("filefactory/files")
                .forEach(file -> sources.put(file.path("name").asText(), file));
        Map<String, List<JsonNode>> copies = new HashMap<>();
        services.call("alfafile/files")
                .forEach(file -> copies.computeIfAbsent(file.path("name").asText(), name -> new ArrayList<>())
                        .add(file));
        int files = copies.values().stream().mapToInt(List::size).sum();
        Set<String> expected = new HashSet<>();
        for (Job job : work.jobs()) {
            if (job.account().equals(account)) {
                expected.add(job.name());
                check(job, sources.get(job.name()), copies.getOrDefault(job.name(), List.of()));
            }
        }
        copies.keySet().stream()
                .filter(name -> !expected.contains(name))
                .forEach(name -> wrong.add("unexpected file " + name));

        int fileFactory = services.call("filefactory/calls").size();
        int alfaFile = services.call("alfafile/calls").size();
        int busiest = services.call("filefactory/mostCallsWithinLimit").asInt();
        int over = services.call("filefactory/callsOverLimit").asInt();
        int logins = services.call("filefactory/logins").asInt();
        int otherLogins = services.call("alfafile/logins").asInt();
        calls += fileFactory;
        mirrored += files;
        double minutes = Math.max(1, time.toMillis()) / 60_000.0;
        out.printf(
                Locale.ROOT,
                "%-12s %5d %23d %10.1f %12s %7d %20d %7d%n",
                account,
                files,
                fileFactory,
                fileFactory / minutes,
                callsAMinute == 0 ? "-" : busiest + " of " + callsAMinute,
                logins,
                alfaFile,
                otherLogins);
        require(over == 0, account + ": FileFactory refused " + over + " calls beyond the budget");
        JsonNode both = services.accounts();
        checkLogins(
                account + " at FileFactory", logins, both.path("filefactory").path("apiUrl"));
        checkLogins(account + " at AlfaFile", otherLogins, both.path("alfafile").path("apiUrl"));
    }

    /** Expects one login, and one more for each worker that was killed between its login and storing the key. */
    private void checkLogins(String account, int logins, JsonNode apiUrl) throws IOException {
        long kept = workers.keptLogins(apiUrl.asText());
        require(logins >= 1 && kept <= 1, account + ": " + logins + " logins, of which " + kept + " were kept");
        lostLogins += logins - 1;
        require(lostLogins <= workers.kills(), account + ": more logins were lost than workers killed");
    }

    static void header(PrintStream out) {
        out.println();
        out.println(
                "account      files   at FileFactory: calls   a minute  in any 60 s  logins   at AlfaFile: calls  logins");
    }

    private void check(Job job, JsonNode source, List<JsonNode> copies) {
        JsonNode end = finished.of(job);
        if (end == null) {
            wrong.add(job.fileId() + " is not over");
            return;
        }
        String state = end.path("state").asText();
        boolean dead = job.kind() == Job.Kind.DEAD;
        require(state.equals(dead ? "FAILED" : "DONE"), job.fileId() + " is " + state + ": " + end.path("reason"));
        require(copies.size() == (dead ? 0 : 1), job.fileId() + " is there " + copies.size() + " times");
        for (JsonNode copy : copies) {
            // The service has compared the bytes with what was announced.
            boolean same = copy.path("md5").equals(end.path("md5"))
                    && copy.path("size").asLong()
                            == source.path("content").path("size").asLong();
            require(same, job.fileId() + " has become another file");
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }

    double callsAFile() {
        return mirrored == 0 ? 0 : (double) calls / mirrored;
    }

    int mirrored() {
        return mirrored;
    }

    /** How many logins were lost with workers that were killed before they had stored their keys. */
    int lostLogins() {
        return lostLogins;
    }

    /** The checks that failed. */
    List<String> wrong() {
        return wrong;
    }
}
