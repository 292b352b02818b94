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

import java.util.Map;

/** The modes of a file, by their numbers. */
final class AlfaFileMode {

    static final int PUBLIC = 1;

    private static final Map<Integer, String> LABELS = Map.of(PUBLIC, "Public", 2, "Private", 3, "Hot");

    private AlfaFileMode() {}

    static String label(int mode) {
        return LABELS.get(mode);
    }

    static int parse(String mode) {
        try {
            int number = Integer.parseInt(mode);
            if (LABELS.containsKey(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number that is none of these.
        }
        throw new ApiRefusal(400, "Invalid mode: '" + mode + "'");
    }
}
