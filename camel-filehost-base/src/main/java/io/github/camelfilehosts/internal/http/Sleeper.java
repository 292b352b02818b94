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

/** Waits. Tests use one that only records how long it was asked to wait. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits for this time.
     *
     * @return false if the wait was cancelled, because the component is stopping
     * @throws InterruptedException if the thread was interrupted
     */
    boolean sleep(Duration duration) throws InterruptedException;
}
