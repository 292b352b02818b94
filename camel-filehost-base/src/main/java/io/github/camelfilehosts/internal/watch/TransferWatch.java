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
package io.github.camelfilehosts.internal.watch;

import io.github.camelfilehosts.Transfer;

/** Is told of the transfers of all endpoints. Thread-safe. */
public interface TransferWatch {

    /** Does nothing. */
    TransferWatch NONE = new TransferWatch() {};

    default void started(Transfer transfer) {}

    /** @param bytes in total; called at most a few times a second */
    default void progressed(Transfer transfer, long bytes) {}

    default void completed(Transfer transfer, Course course) {}

    default void failed(Transfer transfer, Course course, Throwable cause) {}
}
