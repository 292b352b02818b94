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

import io.github.camelfilehosts.FileHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * What a transfer does next. Each piece of work returns the step after it. So the driver of the transfer decides which
 * thread it runs on, and a transfer that waits has no thread.
 */
public sealed interface Step {

    /** Moves bytes, which needs one of the account's transfer slots. */
    record Move(Callable<Step> work) implements Step {}

    /**
     * Waits, then does something short.
     *
     * @param delay how long to wait
     * @param work the work after the wait
     * @param ifStopped supplies the exception of the transfer if the component stops meanwhile
     */
    record Wait(Duration delay, Callable<Step> work, Supplier<FileHostException> ifStopped) implements Step {}

    /** The transfer is done. */
    record Done() implements Step {}
}
