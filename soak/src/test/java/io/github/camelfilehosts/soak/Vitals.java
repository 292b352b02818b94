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
package io.github.camelfilehosts.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How much heap is in use after a garbage collection, and how many threads there are, from time to time; and whether
 * that grows.
 */
final class Vitals {

    /** Too short for a judgement: what is in use at the moment weighs more than what has been gathered. */
    private static final Duration SHORT = Duration.ofMinutes(2);

    private final Duration whole;
    private final Instant begin;
    private final List<Sample> samples = new ArrayList<>();

    /** @param whole how long all of it takes, from the begin on */
    Vitals(Instant begin, Duration whole) {
        this.begin = begin;
        this.whole = whole;
    }

    /** How long to wait between two samples. */
    Duration interval() {
        return shorter(Duration.ofSeconds(10), whole.dividedBy(10));
    }

    Sample take() {
        System.gc();
        Sample sample = new Sample(
                Duration.between(begin, Instant.now()),
                heapAfterCollection() / (double) (1 << 20),
                ManagementFactory.getThreadMXBean().getThreadCount());
        samples.add(sample);
        return sample;
    }

    /** As the collector left it: what was allocated meanwhile does not count. */
    private static long heapAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    /** The heap's means in the first minutes after warming up, and in the last. */
    Trend heap() {
        return new Trend("heap after garbage collection, MB", first(Sample::heap), last(Sample::heap), 4);
    }

    /** The same for the number of threads. */
    Trend threads() {
        return new Trend("threads", first(Sample::threads), last(Sample::threads), 4);
    }

    /** Five minutes, or what there is. */
    Duration window() {
        return shorter(Duration.ofMinutes(5), whole.minus(warmUp()).dividedBy(3));
    }

    boolean isLongEnough() {
        return whole.compareTo(SHORT) >= 0;
    }

    private Duration warmUp() {
        return shorter(Duration.ofMinutes(1), whole.dividedBy(4));
    }

    private double first(ToDoubleFunction<Sample> figure) {
        return mean(figure, warmUp(), warmUp().plus(window()));
    }

    private double last(ToDoubleFunction<Sample> figure) {
        return mean(figure, whole.minus(window()), Duration.ofDays(1));
    }

    private double mean(ToDoubleFunction<Sample> figure, Duration from, Duration to) {
        return samples.stream()
                .filter(sample ->
                        sample.time().compareTo(from) >= 0 && sample.time().compareTo(to) <= 0)
                .mapToDouble(figure)
                .average()
                .orElse(Double.NaN);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** @param heap in MB */
    record Sample(Duration time, double heap, double threads) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%4d s: %4.0f MB, %4.0f threads", time.toSeconds(), heap, threads);
        }
    }

    /** @param slack by how much the last may exceed the first beyond a tenth, which is noise */
    record Trend(String figure, double first, double last, double slack) {

        boolean isFlat() {
            return last <= first * 1.1 + slack;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: %.1f, then %.1f", figure, first, last);
        }
    }
}
