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

/** Hears of files on their way, those of all endpoints alike. Thread-safe. */
public interface TransferWatch {

    /** Hears nothing. */
    TransferWatch NONE = new TransferWatch() {};

    default void started(Transfer transfer) {}

    /** @param bytes in sum; told of a few times a second at most */
    default void progressed(Transfer transfer, long bytes) {}

    default void completed(Transfer transfer, Course course) {}

    default void failed(Transfer transfer, Course course, Throwable cause) {}
}
