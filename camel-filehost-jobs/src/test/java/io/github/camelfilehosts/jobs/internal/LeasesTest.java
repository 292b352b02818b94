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
package io.github.camelfilehosts.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.HeartbeatConfig;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.github.camelfilehosts.Transfer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Duration LEASE = Duration.ofSeconds(20);

    private Instant now = Instant.EPOCH;
    private final Leases leases = new Leases();
    private final CurrentlyExecuting lease = new CurrentlyExecuting(
            new Execution(now, new TaskInstance<>("mirror", "alfafile/0")),
            () -> now,
            new HeartbeatConfig(Duration.ofSeconds(5), 4, LEASE));

    private boolean mayContinue(String exchangeId) {
        return leases.mayContinue(new Transfer("alfafile", "upload", "U1", "a.bin", 1, exchangeId, null));
    }

    @Test
    void transferIsBrokenOffBeforeItsLeaseCanBeLost() {
        leases.begin("exchange-1", lease);
        assertThat(mayContinue("exchange-1")).isTrue();

        now = now.plusSeconds(14);
        assertThat(mayContinue("exchange-1")).isTrue();
        now = now.plusSeconds(2);
        assertThat(mayContinue("exchange-1")).isFalse();

        lease.heartbeat(true, now);
        assertThat(mayContinue("exchange-1")).isTrue();
    }

    @Test
    void transferWithoutLeaseIsBrokenOff() {
        leases.begin("exchange-1", lease);

        assertThat(mayContinue("exchange-2")).isFalse();
        leases.end("exchange-1");
        assertThat(mayContinue("exchange-1")).isFalse();
    }

    @Test
    void stopBreaksEachTransferOff() {
        leases.begin("exchange-1", lease);

        leases.close();

        assertThat(mayContinue("exchange-1")).isFalse();
    }
}
