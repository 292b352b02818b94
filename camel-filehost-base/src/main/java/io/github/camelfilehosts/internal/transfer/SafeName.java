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
package io.github.camelfilehosts.internal.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a file name from a service safe for a directory. Anybody may have chosen the name: it must not lead out of the
 * directory, deceive a reader, or name a device.
 */
public final class SafeName {

    /** In bytes of UTF-8: what file systems allow, minus room for a suffix. */
    public static final int MAX_BYTES = 240;

    private static final int LONGEST_EXTENSION = 32;

    /**
     * Path and drive separators, control characters, marks that change the direction of text, and halves of surrogate
     * pairs.
     */
    private static final Pattern UNSAFE =
            Pattern.compile("[/\\\\:\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u2028\\u2029\\p{Cs}]");

    /** A name only of these looks empty: spaces and marks of any kind, fillers, the blank of Braille. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{Cf}\\u115F\\u1160\\u2800\\u3164\\uFFA0]*");

    private static final Pattern DEVICE = Pattern.compile(
            "(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|COM[0-9\u00b9\u00b2\u00b3]|LPT[0-9\u00b9\u00b2\u00b3])\\s*(\\..*)?");

    /**
     * The endings of our own part files and their state files. Some file systems drop full stops and spaces at the end
     * of a name.
     */
    private static final Pattern OUR_ENDING = Pattern.compile("(?iu)\\.(?=part(\\.json~?)?[. ]*\\z)");

    private static final Pattern REFUSED_BY_WINDOWS = Pattern.compile("[<>:\"|?*]|[. ](?=[. ]*\\z)");

    private static final Set<String> DIRECTORIES = Set.of(".", "..");

    private SafeName() {}

    /**
     * @param name as the service gave it; may be null
     * @param id the name of the file if its own name is empty
     * @return a name of at most {@value #MAX_BYTES} bytes of UTF-8, its extension kept
     */
    public static String of(String name, String id) {
        return of(name, id, MAX_BYTES);
    }

    /** The same, with a limit in bytes. */
    public static String of(String name, String id, int maxBytes) {
        String safe = name == null ? "" : UNSAFE.matcher(name).replaceAll("_").strip();
        if (INVISIBLE.matcher(safe).matches()) {
            safe = UNSAFE.matcher(id).replaceAll("_");
        }
        if (DIRECTORIES.contains(safe)) {
            safe = safe.replace('.', '_');
        }
        if (DEVICE.matcher(safe).matches()) {
            safe = "_" + safe;
        }
        // Shortening may have exposed such an ending.
        return OUR_ENDING.matcher(shorten(safe, maxBytes)).replaceAll("_");
    }

    /** A name that Windows and its file systems accept too. */
    public static String portable(String safe) {
        return REFUSED_BY_WINDOWS.matcher(safe).replaceAll("_");
    }

    private static String shorten(String name, int maxBytes) {
        if (bytes(name) <= maxBytes) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && bytes(name.substring(dot)) <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int room = maxBytes - bytes(extension);
        StringBuilder stem = new StringBuilder();
        for (int codePoint : name.codePoints().toArray()) {
            room -= bytes(Character.toString(codePoint));
            if (room < 0) {
                break;
            }
            stem.appendCodePoint(codePoint);
        }
        return stem + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
