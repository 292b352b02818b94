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
 * Is told of the progress of transfers, for a progress bar or a meter. It is called on the threads that move the bytes,
 * for several files at the same time: it must be quick and thread-safe. The thread carries the MDC that the exchange
 * had when the operation began. An exception that it throws is logged and otherwise ignored.
 */
public interface TransferListener {

    /** The first byte is about to be moved. An instant upload never starts. */
    default void started(Transfer transfer) {}

    /**
     * Some bytes have moved; called at most a few times a second.
     *
     * @param bytes how many bytes of this transfer have moved in total; if it starts again, the count starts again too
     */
    default void transferred(Transfer transfer, long bytes) {}

    /** All bytes have moved, and the file is correct. */
    default void completed(Transfer transfer) {}

    /** The transfer has failed for this reason, and is not tried again. */
    default void failed(Transfer transfer, Throwable cause) {}
}
