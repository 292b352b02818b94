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
 * The result of a transfer.
 *
 * @param bytes how many bytes have arrived
 * @param moved how many bytes were moved this time, counting repeated ones each time
 * @param time the time from the first byte to the end; for an upload that moved none, from its announcement
 * @param resumed how often it was resumed where it had been interrupted
 * @param way how the file arrived
 */
public record Course(long bytes, long moved, Duration time, int resumed, Way way) {

    /** How the file arrived. */
    public enum Way {
        /** Its bytes were moved. */
        MOVED,
        /** The service had its content already. */
        INSTANT,
        /** The file was there already. */
        SKIPPED;

        /** As in metrics and log lines. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1e6;

    /** A description for a log line. */
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
