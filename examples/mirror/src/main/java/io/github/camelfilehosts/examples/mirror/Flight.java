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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A file being transferred. */
final class Flight {

    private final Job job;
    private final long start = System.nanoTime();
    private final List<String> repeats = new CopyOnWriteArrayList<>();
    private volatile long moved;

    Flight(Job job) {
        this.job = job;
    }

    Job job() {
        return job;
    }

    /** The file's name, safe to be shown. */
    String title() {
        String name = job.info().name();
        return name == null ? job.link().text() : Result.printable(name);
    }

    void setMoved(long bytes) {
        moved = bytes;
    }

    /** How many of its bytes have moved. */
    long moved() {
        return moved;
    }

    /** Something is retried for this reason. */
    void repeated(String why) {
        repeats.add(why);
    }

    /** What was retried, and why. */
    List<String> repeats() {
        return repeats;
    }

    /** How long it has taken so far. */
    Duration time() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
