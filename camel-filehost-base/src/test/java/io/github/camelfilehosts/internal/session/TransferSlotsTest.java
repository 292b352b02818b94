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
package io.github.camelfilehosts.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TransferSlotsTest {

    private final List<String> granted = new ArrayList<>();

    private void take(TransferSlots slots, String who) {
        slots.take(() -> granted.add(who));
    }

    @Test
    void givesSlotsInTheOrderAskedFor() {
        TransferSlots slots = new TransferSlots(2);
        for (String who : List.of("a", "b", "c", "d")) {
            take(slots, who);
        }
        assertThat(granted).containsExactly("a", "b");

        slots.giveBack();
        assertThat(granted).containsExactly("a", "b", "c");
        slots.giveBack();
        assertThat(granted).containsExactly("a", "b", "c", "d");
    }

    @Test
    void tellsHowManyMoveAndHowManyWait() {
        TransferSlots slots = new TransferSlots(2);
        assertThat(slots.moving()).isZero();
        for (String who : List.of("a", "b", "c")) {
            take(slots, who);
        }
        assertThat(slots.moving()).isEqualTo(2);
        assertThat(slots.waiting()).isEqualTo(1);

        slots.giveBack();
        assertThat(slots.moving()).isEqualTo(2);
        assertThat(slots.waiting()).isZero();
        slots.giveBack();
        assertThat(slots.moving()).isEqualTo(1);
    }

    @Test
    void aSlotGivenBackIsThereForTheNext() {
        TransferSlots slots = new TransferSlots(1);
        for (String who : List.of("a", "b", "c")) {
            take(slots, who);
            slots.giveBack();
        }
        assertThat(granted).containsExactly("a", "b", "c");
    }

    @Test
    void afterLoweringNoneIsGrantedUntilEnoughCameBack() {
        TransferSlots slots = new TransferSlots(3);
        for (String who : List.of("a", "b", "c", "d", "e")) {
            take(slots, who);
        }
        slots.lower(1);

        slots.giveBack();
        slots.giveBack();
        assertThat(granted).containsExactly("a", "b", "c");
        slots.giveBack();
        assertThat(granted).containsExactly("a", "b", "c", "d");
        slots.giveBack();
        assertThat(granted).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void theServiceCanNeitherRaiseTheLimitNorTakeItAll() {
        TransferSlots slots = new TransferSlots(2);
        slots.lower(100);
        for (String who : List.of("a", "b", "c")) {
            take(slots, who);
        }
        assertThat(granted).containsExactly("a", "b");

        TransferSlots none = new TransferSlots(2);
        none.lower(0);
        take(none, "x");
        assertThat(granted).endsWith("x");
    }

    @Test
    void neverMoreThanTheLimitAndNoneForgotten() throws Exception {
        TransferSlots slots = new TransferSlots(3);
        ExecutorService pool = Executors.newCachedThreadPool();
        AtomicInteger moving = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            int spins = random.nextInt(2000);
            Runnable transfer = () -> {
                most.accumulateAndGet(moving.incrementAndGet(), Math::max);
                for (int spin = 0; spin < spins; spin++) {
                    Thread.onSpinWait();
                }
                moving.decrementAndGet();
                if (done.incrementAndGet() == 2000) {
                    pool.shutdown();
                }
                slots.giveBack();
            };
            slots.take(() -> {
                pool.execute(transfer);
                return true;
            });
        }

        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isBetween(1, 3);
    }
}
