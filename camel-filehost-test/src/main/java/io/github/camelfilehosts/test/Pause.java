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

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The slowness that a test asked for. The waiting thread is one of the server's own. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        nanos(duration.toNanos());
    }

    static void nanos(long nanos) {
        if (nanos <= 0) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            // The server is being closed; whatever goes on fails on its own.
            Thread.currentThread().interrupt();
        }
    }
}
