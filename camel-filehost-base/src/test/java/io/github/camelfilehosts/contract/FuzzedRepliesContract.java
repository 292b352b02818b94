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
package io.github.camelfilehosts.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.fuzz.Change;
import io.github.camelfilehosts.fuzz.HeadChange;
import io.github.camelfilehosts.fuzz.ReplyChange;
import io.github.camelfilehosts.fuzz.Trials;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Whatever the service replies, an operation ends: with a result, or with one of our exceptions.
 *
 * @param <C> the calls that there are
 */
public abstract class FuzzedRepliesContract<C extends Enum<C>> {

    private final Class<C> calls;

    protected FuzzedRepliesContract(Class<C> calls) {
        this.calls = calls;
    }

    protected abstract Trials trials();

    protected abstract void perform(C call, List<? extends ReplyChange> changes);

    @Test
    void thousandsOfRepliesAtRandom() {
        for (int seed = 0; seed < 2_500; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            perform(any(calls, random), Change.random(random));
        }

        assertThat(trials().service().mutated()).isGreaterThan(2_500);
    }

    @Test
    void hundredsOfHeadsAtRandom() {
        for (int seed = 0; seed < 300; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            perform(any(calls, random), HeadChange.random(random));
        }
    }

    /** Calls with changes, for fuzzing that is guided to begin with. */
    protected static <C extends Enum<C>> Stream<Arguments> seeds(
            int count, Class<C> calls, Function<RandomGenerator, ?> changes) {
        return IntStream.range(0, count)
                .mapToObj(SplittableRandom::new)
                .map(random -> Arguments.of(any(calls, random), changes.apply(random)));
    }

    private static <C extends Enum<C>> C any(Class<C> calls, RandomGenerator random) {
        C[] all = calls.getEnumConstants();
        return all[random.nextInt(all.length)];
    }
}
