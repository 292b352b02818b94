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
package io.github.camelfilehosts;

/**
 * Hears of bytes on their way, for a progress bar or a meter. Called on the thread that moves the bytes, from several
 * threads at once for several files: be quick and thread-safe. The thread carries the MDC that the exchange had when
 * the operation began. What it throws is logged and otherwise ignored.
 */
public interface TransferListener {

    /** The first byte is about to be moved. An upload that AlfaFile already has never starts. */
    default void started(Transfer transfer) {}

    /**
     * Some bytes have moved; called a few times a second at most.
     *
     * @param bytes in sum, of this transfer; after a new attempt from the start it counts from there
     */
    default void transferred(Transfer transfer, long bytes) {}

    /** All bytes have moved and are what they should be. */
    default void completed(Transfer transfer) {}

    /** The transfer is given up, for this reason. */
    default void failed(Transfer transfer, Throwable cause) {}
}
