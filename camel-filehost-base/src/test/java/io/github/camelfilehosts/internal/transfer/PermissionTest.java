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
package io.github.camelfilehosts.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionTest {

    private static final Transfer TRANSFER = new Transfer("host", "upload", "id", "name", 10, "exchange", "route");

    private final List<Transfer> asked = new ArrayList<>();
    private long nanos = Long.MAX_VALUE - 1;
    private boolean may = true;

    private Permission permission(TransferGuard guard) {
        return new Permission(guard, TRANSFER, new RecordingSleeper().context(Duration.ZERO), () -> nanos);
    }

    private final Permission permission = permission(transfer -> {
        asked.add(transfer);
        return may;
    });

    @Test
    void isAskedAtFirstEveryFewSecondsAndBeforeTheLast() {
        for (int millis = 0; millis < 10_000; millis++) {
            permission.require();
            nanos += Duration.ofMillis(1).toNanos();
        }
        assertThat(asked).hasSize(5).containsOnly(TRANSFER);

        permission.requireForLast();
        assertThat(asked).hasSize(6);
    }

    @Test
    void noHolds() {
        may = false;
        assertThatExceptionOfType(TemporaryFailureException.class)
                .isThrownBy(permission::require)
                .withMessageContaining("transferGuard")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        may = true;

        assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(permission::require);
        assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(permission::requireForLast);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aGuardThatFailsHasSaidNo() {
        Permission failing = permission(transfer -> {
            asked.add(transfer);
            throw new AssertionError("the database is gone");
        });

        assertThatExceptionOfType(TemporaryFailureException.class)
                .isThrownBy(failing::require)
                .withMessageContainingAll("transferGuard", "the database is gone");
        assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(failing::require);
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatIsNotGuardedIsFree() {
        Permission.FREE.require();
        Permission.FREE.requireForLast();
    }
}
