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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The work of a run: jobs of several accounts, some dead, some instant; and their links, some twice. */
final class Work {

    private static final int SMALLEST = 10_000;
    private static final int LARGEST = 200_000;

    private final List<Job> jobs = new ArrayList<>();
    private final List<String> accounts;
    private final List<Job> repeats;
    private final Random random;

    Work(List<String> accounts, int count, int repeats, int dead, int instant, Random random) {
        this.accounts = accounts;
        this.random = random;
        List<Job.Kind> kinds = new ArrayList<>(Collections.nCopies(count, Job.Kind.PLAIN));
        Collections.fill(kinds.subList(0, dead), Job.Kind.DEAD);
        Collections.fill(kinds.subList(dead, dead + instant), Job.Kind.INSTANT);
        Collections.shuffle(kinds, random);
        for (int i = 0; i < count; i++) {
            String account = accounts.get(i % accounts.size());
            jobs.add(new Job(account, account + String.format("%04d", i), kinds.get(i)));
        }
        List<Job> shuffled = new ArrayList<>(jobs);
        Collections.shuffle(shuffled, random);
        this.repeats = shuffled.subList(0, repeats);
    }

    List<Job> jobs() {
        return jobs;
    }

    int dead() {
        return (int) jobs.stream().filter(job -> job.kind() == Job.Kind.DEAD).count();
    }

    int repeats() {
        return repeats.size();
    }

    /** Adds to an account's services the files that they have before the run. */
    void provide(StandIn services) throws IOException, InterruptedException {
        for (Job job : of(services.account())) {
            Map<String, Object> content =
                    Map.of("random", List.of(SMALLEST + random.nextInt(LARGEST - SMALLEST), random.nextInt()));
            if (job.kind() != Job.Kind.DEAD) {
                services.call("filefactory/addFile", job.fileId(), job.name(), content);
            }
            if (job.kind() == Job.Kind.INSTANT) {
                services.call("alfafile/knows", content);
            }
        }
    }

    /** Writes the links, in one file for each account; a file appears only once it is complete. */
    void submit(Path folder) throws IOException {
        for (String account : accounts) {
            List<String> links =
                    new ArrayList<>(of(account).stream().map(Job::link).toList());
            for (Job job : repeats) {
                if (job.account().equals(account)) {
                    links.add(random.nextInt(links.size()), job.otherLink());
                }
            }
            Path whole = Files.write(folder.resolveSibling(account + ".links"), links);
            Files.move(whole, folder.resolve(account + ".txt"), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private List<Job> of(String account) {
        return jobs.stream().filter(job -> job.account().equals(account)).toList();
    }
}
