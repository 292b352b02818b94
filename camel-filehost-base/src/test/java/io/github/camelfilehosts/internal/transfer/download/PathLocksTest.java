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
package io.github.camelfilehosts.internal.transfer.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.Crowd;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PathLocksTest {

    @Test
    void oneAtATimeHoweverThePathIsWritten() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger turn = new AtomicInteger();
        Path absolute = Path.of("some/file").toAbsolutePath();

        List<Future<Integer>> most = Crowd.of(50, () -> {
            Path path = turn.getAndIncrement() % 2 == 0 ? absolute : Path.of("some/../some/./file");
            try (PathLocks.Handle held = PathLocks.lock(path)) {
                int now = inside.incrementAndGet();
                Thread.yield();
                inside.decrementAndGet();
                return now;
            }
        });

        assertThat(most).allSatisfy(now -> assertThat(now.get()).isEqualTo(1));
    }

    @Test
    void otherPathsAreFree() throws Exception {
        try (PathLocks.Handle held = PathLocks.lock(Path.of("a"))) {
            List<Future<Boolean>> other = Crowd.of(1, () -> {
                try (PathLocks.Handle free = PathLocks.lock(Path.of("b"))) {
                    return true;
                }
            });
            assertThat(other.get(0).get()).isTrue();
        }
    }

    @Test
    void whoeverIsInterruptedWhileWaitingLeavesTheLockToOthers() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        try (PathLocks.Handle held = PathLocks.lock(Path.of("a"))) {
            Thread waiter = new Thread(() -> {
                try (PathLocks.Handle never = PathLocks.lock(Path.of("a"))) {
                    throw new IllegalStateException("two at once");
                } catch (InterruptedException e) {
                    interrupted.set(true);
                }
            });
            waiter.start();
            await().until(() -> waiter.getState() == Thread.State.WAITING);
            waiter.interrupt();
            waiter.join();
        }

        assertThat(interrupted).isTrue();
        assertThat(Crowd.of(1, () -> {
                    PathLocks.lock(Path.of("a")).close();
                    return true;
                }))
                .allSatisfy(free -> assertThat(free.get()).isTrue());
    }
}
