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

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes a share of all answers fail at random, each kind of fault equally often. Thread-safe. */
final class RandomFaults {

    private final Setting<Terms> terms;
    private final Map<String, Integer> made = new TreeMap<>();
    private Random random;

    RandomFaults(Setting<Terms> terms) {
        this.terms = terms;
        restart();
    }

    /** Starts again with the seed's first fault, and forgets the faults made. */
    synchronized void restart() {
        random = new Random(terms.get().seed());
        made.clear();
    }

    /**
     * Decides on one answer.
     *
     * @param asked the request
     * @return the fault; null for none
     */
    synchronized <A, F> F next(List<FaultKind<A, F>> kinds, A asked) {
        if (random.nextDouble() >= terms.get().rate()) {
            return null;
        }
        FaultKind<A, F> kind = kinds.get(random.nextInt(kinds.size()));
        made.merge(kind.name(), 1, Integer::sum);
        return kind.make().apply(random, asked);
    }

    /** How often each fault was made. */
    synchronized Map<String, Integer> made() {
        return new TreeMap<>(made);
    }

    /**
     * @param rate the share of all answers that fail, from 0 to 1
     * @param seed determines which, and how
     */
    record Terms(double rate, long seed) {

        static final Terms NEVER = new Terms(0, 0);

        Terms {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("A rate lies between 0 and 1, not " + rate);
            }
        }
    }
}
