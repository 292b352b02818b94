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

import io.github.camelfilehosts.examples.cluster.Mirror;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** The processes that carry out jobs, some of which are killed or frozen. */
final class Workers {

    private final Processes processes;
    private final Map<String, String> environment;
    private final Random random;
    private final List<Process> workers = new ArrayList<>();
    private int kills;

    /** The frozen processes, and until when they are frozen. */
    private final Map<Process, Instant> frozen = new HashMap<>();

    Workers(Processes processes, Map<String, String> environment, Random random) {
        this.processes = processes;
        this.environment = environment;
        this.random = random;
    }

    void start(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            workers.add(start(name(i)));
        }
    }

    private Process start(String name) throws IOException {
        return processes.start(name, environment, Java.command(Mirror.class.getName()));
    }

    static String name(int worker) {
        return "worker-" + (worker + 1);
    }

    int count() {
        return workers.size();
    }

    /** Kills one at random, like {@code kill -9}, and starts another one at once. */
    String kill() throws IOException {
        int victim = random.nextInt(workers.size());
        Process killed = workers.get(victim);
        processes.kill(killed);
        kills++;
        frozen.remove(killed);
        workers.set(victim, start(name(victim)));
        return name(victim);
    }

    /** How many were killed. */
    int kills() {
        return kills;
    }

    /** How many logins at a service were logged by workers, which they do after storing the key. */
    long keptLogins(String apiUrl) throws IOException {
        long kept = 0;
        for (int i = 0; i < workers.size(); i++) {
            try (Stream<String> lines = Files.lines(processes.log(name(i)))) {
                kept += lines.filter(line -> line.endsWith("logged in at " + apiUrl))
                        .count();
            }
        }
        return kept;
    }

    /** Freezes one at random; null if all are frozen. */
    String freeze(Duration time) throws IOException {
        List<Process> moving =
                workers.stream().filter(worker -> !frozen.containsKey(worker)).toList();
        if (moving.isEmpty()) {
            return null;
        }
        Process victim = moving.get(random.nextInt(moving.size()));
        processes.signal("STOP", victim);
        frozen.put(victim, Instant.now().plus(time));
        return name(workers.indexOf(victim));
    }

    /** Lets those go on whose time is over. */
    List<String> thaw() throws IOException {
        List<String> thawed = new ArrayList<>();
        for (Process worker : List.copyOf(workers)) {
            Instant until = frozen.get(worker);
            if (until != null && !Instant.now().isBefore(until)) {
                processes.signal("CONT", worker);
                frozen.remove(worker);
                thawed.add(name(workers.indexOf(worker)));
            }
        }
        return thawed;
    }

    boolean isAnyFrozen() {
        return !frozen.isEmpty();
    }

    /** A process that has ended by itself; null if none has. */
    String ended() {
        return workers.stream()
                .filter(worker -> !worker.isAlive())
                .map(worker -> name(workers.indexOf(worker)))
                .findFirst()
                .orElse(null);
    }
}
