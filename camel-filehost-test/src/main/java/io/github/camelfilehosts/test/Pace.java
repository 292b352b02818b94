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

/** Limits the rate of a transfer, by waiting between small pieces, like a slow line. */
final class Pace {

    private static final int FULL_SPEED_PIECE = 32 * 1024;
    private static final int PIECES_PER_SECOND = 20;

    private final long bytesPerSecond;
    private final long begin = System.nanoTime();

    /** @param bytesPerSecond 0 for no limit */
    Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    boolean slow() {
        return bytesPerSecond > 0;
    }

    /** How many bytes to move at a time. */
    int piece() {
        return slow()
                ? (int) Math.max(1, Math.min(FULL_SPEED_PIECE, bytesPerSecond / PIECES_PER_SECOND))
                : FULL_SPEED_PIECE;
    }

    /** Waits until this many bytes may have moved since the beginning. */
    void await(long bytes) {
        if (slow()) {
            long due = (long) (bytes * 1e9 / bytesPerSecond);
            Pause.nanos(due - (System.nanoTime() - begin));
        }
    }
}
