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

import java.time.Duration;
import java.util.Locale;

/**
 * What a transfer has come to.
 *
 * @param bytes that are where they should be
 * @param moved bytes that have come or gone this time, those that did so twice twice
 * @param time from its first byte to its end; of an upload that moved none, from its announcement
 * @param resumed how often it went on where it had broken off
 * @param way how it got there
 */
public record Course(long bytes, long moved, Duration time, int resumed, Way way) {

    /** How the file got to where it is. */
    public enum Way {
        /** Its bytes were moved. */
        MOVED,
        /** The service had them already. */
        INSTANT,
        /** The file was there already. */
        SKIPPED;

        /** As metrics and log lines have it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1e6;

    /** In words, for a log line. */
    public String describe() {
        if (way != Way.MOVED) {
            return String.format(Locale.ROOT, "%d bytes in %.2f s, %s", bytes, seconds(), way.text());
        }
        return String.format(
                Locale.ROOT,
                "%d bytes in %.2f s, %.2f MB/s, resumed %d",
                bytes,
                seconds(),
                time.isZero() ? 0 : moved / MEGABYTE / seconds(),
                resumed);
    }

    private double seconds() {
        return time.toNanos() / NANOS;
    }
}
