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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.contract.TestTime;
import java.time.Duration;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node claims is its own while it lives, and free soon after it was killed. */
class ClaimsTest {

    private final MemoryIdempotentRepository repository =
            (MemoryIdempotentRepository) MemoryIdempotentRepository.memoryIdempotentRepository(100);
    private final TestTime time = new TestTime();
    private final Claims one = new Claims(repository, time);
    private final TestTime othersTime = new TestTime();
    private final Claims other = new Claims(repository, othersTime);

    @Test
    void oneOfTwoGetsIt() {
        assertThat(one.take("GH")).isTrue();
        assertThat(other.take("GH")).isFalse();
        assertThat(other.take("GI")).isTrue();
    }

    @Test
    void whatIsReleasedLeavesNothingBehind() {
        one.take("GH");
        pass(Claims.PERIOD);
        one.renew();
        pass(Claims.PERIOD);
        one.renew();
        one.release("GH");

        assertThat(repository.getCache()).isEmpty();
        assertThat(other.take("GH")).isTrue();
    }

    @Test
    void whatIsRenewedStaysClaimedForHowLongItMayTake() {
        one.take("GH");
        for (int i = 0; i < 1_000; i++) {
            pass(Claims.PERIOD.dividedBy(4));
            one.renew();
            assertThat(other.take("GH")).isFalse();
        }
        assertThat(repository.getCache()).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5})
    void clocksMayDiffer(int seconds) {
        othersTime.advance(Duration.ofSeconds(seconds));
        one.take("GH");
        for (int i = 0; i < 20; i++) {
            assertThat(other.take("GH")).isFalse();
            pass(Claims.PERIOD.dividedBy(4));
            one.renew();
        }
    }

    @Test
    void whatAKilledNodeHadIsFreeAfterTwoPeriods() {
        one.take("GH");
        pass(Claims.PERIOD.dividedBy(2));
        assertThat(other.take("GH")).isFalse();

        pass(Claims.PERIOD.multipliedBy(2));

        assertThat(other.take("GH")).isTrue();
    }

    private void pass(Duration duration) {
        time.advance(duration);
        othersTime.advance(duration);
    }
}
