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
 * Lets bytes of one version of a file only come together, where no MD5 tells in the end. Several answers make up a file
 * when it is resumed, or comes as ranges side by side, and it may be changed in between. Thread-safe.
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

    /** Where the MD5 tells: servers that hold copies of one file may well give each its own validators. */
    static SameVersion unneeded() {
        return new SameVersion(false, NOWHERE, null);
    }

    /** Of a reader that has no bytes yet: whenever it asks from its start on, any version will do. */
    static SameVersion startingAt(long offset) {
        return new SameVersion(true, offset, null);
    }

    /** @param there of the bytes that are there already; null if none are, and the first answer decides */
    static SameVersion as(Validators there) {
        return new SameVersion(true, NOWHERE, there);
    }

    /** What to send as {@code If-Range}; null for nothing. */
    synchronized String ifRange() {
        return version == null ? null : version.ifRange();
    }

    /**
     * Whether what an answer brings belongs to the bytes that are there. A whole file never does: nothing says that it
     * begins with them.
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

    /** Null if nothing has come yet, or it does not matter. */
    synchronized Validators version() {
        return version;
    }
}
