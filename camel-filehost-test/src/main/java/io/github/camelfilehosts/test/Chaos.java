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
package io.github.camelfilehosts.test;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Decides at random what happens to connections. Thread-safe. */
final class Chaos {

    /** So that faults come at offsets of all magnitudes up to 1 MiB: in a head, in a short answer, deep in a file. */
    private static final int MAGNITUDES = 20;

    private static final int LONGEST_DELAY_MILLIS = 500;

    private final Setting<RandomFaults.Terms> terms;
    private final Map<String, Integer> made = new TreeMap<>();
    private Random random;

    Chaos(Setting<RandomFaults.Terms> terms) {
        this.terms = terms;
        restart();
    }

    /** Starts again with the seed's first connection, and forgets the faults made. */
    synchronized void restart() {
        random = new Random(terms.get().seed());
        made.clear();
    }

    /** Whether connections go through a {@link ChaosProxy}. */
    boolean ordered() {
        return terms.get() != RandomFaults.Terms.NEVER;
    }

    /** Decides on one connection. */
    synchronized ConnectionFault next() {
        if (random.nextDouble() >= terms.get().rate()) {
            return ConnectionFault.NONE;
        }
        ConnectionFault.Kind[] kinds = ConnectionFault.Kind.values();
        return new ConnectionFault(
                kinds[random.nextInt(kinds.length)],
                random.nextBoolean(),
                (long) Math.pow(2, MAGNITUDES * random.nextDouble()) - 1,
                Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS)));
    }

    /** Records that a fault has occurred. */
    synchronized void happened(ConnectionFault fault) {
        made.merge(fault.name(), 1, Integer::sum);
    }

    synchronized Map<String, Integer> made() {
        return new TreeMap<>(made);
    }
}
