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
package io.github.camelfilehosts.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;

/** Throws a request's body away, as it comes. */
final class Sink {

    private static final int BUFFER = 256 * 1024;

    private Sink() {}

    /** Returns how many bytes there were. */
    static long drain(ClassicHttpRequest request) throws IOException {
        if (request.getEntity() == null) {
            return 0;
        }
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (InputStream in = request.getEntity().getContent()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
            }
        }
        return size;
    }
}
