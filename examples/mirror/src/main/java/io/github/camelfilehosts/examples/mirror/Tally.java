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

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the progress of a run. Thread-safe. */
final class Tally {

    private volatile long start = System.nanoTime();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Set<Flight> flights = new LinkedHashSet<>();
    private boolean complete;
    private long links;
    private long earlier;
    private long retryable;
    private long wanted;
    private long bytesWanted;
    private long bytesSpared;
    private long bytesMoved;

    /** Starts the clock. */
    void start() {
        start = System.nanoTime();
    }

    /** One more link was found. */
    synchronized void listed() {
        links++;
    }

    /** One more link has arrived in an earlier run. */
    synchronized void arrivedEarlier() {
        earlier++;
    }

    /** There are no more links. */
    synchronized void listComplete() {
        complete = true;
    }

    /** That file is to be mirrored. */
    synchronized void wanted(Job job) {
        wanted++;
        bytesWanted += size(job);
    }

    synchronized void began(Flight flight) {
        flights.add(flight);
    }

    synchronized void ended(Flight flight, Result result) {
        flights.remove(flight);
        long moved = result.outcome() == Outcome.mirrored ? flight.moved() : 0;
        bytesMoved += moved;
        bytesSpared += size(flight.job()) - moved;
        ended(result);
    }

    synchronized void ended(Result result) {
        outcomes.merge(result.outcome(), 1L, Long::sum);
        retryable += result.retryable() ? 1 : 0;
    }

    private static long size(Job job) {
        return job.info().size() == null ? 0 : job.info().size();
    }

    /** How many links there are so far, without those that arrived in an earlier run. */
    synchronized long links() {
        return links - earlier;
    }

    /** Whether all links are known. */
    synchronized boolean isListComplete() {
        return complete;
    }

    synchronized long earlier() {
        return earlier;
    }

    synchronized long ended() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    synchronized long arrived() {
        return outcomes.keySet().stream()
                .filter(Outcome::arrived)
                .mapToLong(this::count)
                .sum();
    }

    /** How many files should have arrived and did not. */
    synchronized long missing() {
        return outcomes.keySet().stream()
                .filter(Outcome::isMissing)
                .mapToLong(this::count)
                .sum();
    }

    /** How many of the missing files may be retried. */
    synchronized long retryable() {
        return retryable;
    }

    /** How many files there are to mirror so far. */
    synchronized long wanted() {
        return wanted;
    }

    /** The size of all files to mirror in bytes, as far as it is known. */
    synchronized long bytesWanted() {
        return bytesWanted;
    }

    /** How many bytes have moved, including those of running transfers. */
    synchronized long bytesMoved() {
        return bytesMoved + flights.stream().mapToLong(Flight::moved).sum();
    }

    /** How many bytes are settled: moved, or no longer to be moved. */
    synchronized long bytesSettled() {
        return bytesMoved() + bytesSpared;
    }

    /** The running transfers, the oldest first. */
    synchronized List<Flight> flights() {
        return new ArrayList<>(flights);
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
