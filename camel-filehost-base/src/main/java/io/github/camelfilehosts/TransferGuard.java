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
 * Says whether a transfer may go on, for example whether a lease on the work is still held. It is called on the threads
 * that move the bytes, for several files at the same time: it must be quick and thread-safe. If it throws, the transfer
 * is stopped, as if it had returned false.
 */
@FunctionalInterface
public interface TransferGuard {

    /**
     * Is asked before the first bytes, then every few seconds while bytes move, and before the last bytes.
     *
     * @return false to stop the transfer, which then fails with a {@link TemporaryFailureException}
     */
    boolean mayContinue(Transfer transfer);
}
