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
package io.github.camelfilehosts.chaos;

import java.util.Map;
import java.util.TreeMap;

/** What a run was, in numbers. Thread-safe. */
final class ChaosReport implements AutoCloseable {

    private final long seed;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();

    ChaosReport(long seed) {
        this.seed = seed;
        System.out.println("Chaos, seed " + seed);
    }

    synchronized void count(String what, int times) {
        counts.merge(what, times, Integer::sum);
    }

    synchronized void faults(Map<String, Integer> made) {
        made.forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
    }

    @Override
    public synchronized void close() {
        System.out.println("Chaos, seed " + seed + ": " + counts + ", faults " + faults);
    }
}
