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
 * Says whether a transfer may go on: whoever holds a lease on a piece of work, and has lost it, stops what it
 * protected. Called on the threads that move the bytes, several of them at once for several files: be quick and
 * thread-safe. What it throws breaks the transfer off, as false does.
 */
@FunctionalInterface
public interface TransferGuard {

    /**
     * Asked before the first bytes, then every few seconds as long as bytes move, and before the last ones.
     *
     * @return false to break it off, as a {@link TemporaryFailureException}
     */
    boolean mayContinue(Transfer transfer);
}
