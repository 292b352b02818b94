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
package io.github.camelfilehosts.internal.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A sleeper whose {@link #cancel()} ends all its sleeps at once, and later ones as they begin. Thread-safe. */
public final class CancellableSleeper implements Sleeper {

    private final CountDownLatch cancelled = new CountDownLatch(1);

    @Override
    public boolean sleep(Duration duration) throws InterruptedException {
        return !cancelled.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void cancel() {
        cancelled.countDown();
    }
}
