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
package io.github.camelfilehosts.alfafile.internal.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The last ten thousand upload sessions whose bytes were all sent from here. The service may still be working on them
 * although it says that it waits for bytes. Thread-safe.
 */
public final class SentUploads {

    private static final int MOST = 10_000;

    private final Set<String> ids =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST;
                }
            }));

    void add(String uploadId) {
        ids.add(uploadId);
    }

    /** Removes a session whose bytes did not arrive. */
    void remove(String uploadId) {
        ids.remove(uploadId);
    }

    boolean contains(String uploadId) {
        return ids.contains(uploadId);
    }
}
