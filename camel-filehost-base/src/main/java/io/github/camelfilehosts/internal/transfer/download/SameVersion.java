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
package io.github.camelfilehosts.internal.transfer.download;

import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.http.Validators;

/**
 * Ensures that all bytes are of the same version of a file, if no MD5 is checked at the end. A file consists of several
 * answers if it is resumed or fetched in ranges, and it may change in between. Thread-safe.
 */
final class SameVersion {

    private static final long NOWHERE = -1;

    private final boolean needed;
    private final long start;
    private Validators version;

    private SameVersion(boolean needed, long start, Validators version) {
        this.needed = needed;
        this.start = start;
        this.version = version;
    }

    /** For files with an MD5. Servers with copies of one file may each state validators of their own. */
    static SameVersion unneeded() {
        return new SameVersion(false, NOWHERE, null);
    }

    /** For a reader without bytes: whenever it asks from its start on, any version is accepted. */
    static SameVersion startingAt(long offset) {
        return new SameVersion(true, offset, null);
    }

    /** @param there the validators of the existing bytes; null if there are none, so that the first answer decides */
    static SameVersion as(Validators there) {
        return new SameVersion(true, NOWHERE, there);
    }

    /** The {@code If-Range} to send; null for none. */
    synchronized String ifRange() {
        return version == null ? null : version.ifRange();
    }

    /**
     * Whether the bytes of an answer are of the same version as the existing ones. A whole file never is, because
     * nothing tells that it begins with them.
     */
    synchronized boolean admits(DownloadReply reply, long position) {
        if (!needed) {
            return true;
        }
        if (version == null || position == start) {
            version = reply.validators();
            return true;
        }
        Validators part = reply.validators();
        boolean same = reply.status() == 206 && version.admit(part);
        if (same) {
            version = version.with(part);
        }
        return same;
    }

    /** The version; null if nothing has come yet, or if it does not matter. */
    synchronized Validators version() {
        return version;
    }
}
