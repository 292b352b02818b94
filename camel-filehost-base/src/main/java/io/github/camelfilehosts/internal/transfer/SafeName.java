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
 * A file name from a service made fit for a directory. Such a name is data that anybody may have chosen: it must not
 * lead out of the directory, fool the reader, or mean a device.
 */
public final class SafeName {

    /** In bytes of UTF-8: what file systems allow, less some room for a suffix. */
    public static final int MAX_BYTES = 240;

    private static final int LONGEST_EXTENSION = 32;

    /**
     * Path and drive separators, control characters, and the marks that turn the direction of writing; also halves of a
     * surrogate pair.
     */
    private static final Pattern UNSAFE =
            Pattern.compile("[/\\\\:\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u2028\\u2029\\p{Cs}]");

    /** A name of these only looks as if there were none: space and marks of any kind, fillers, a blank of Braille. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{Cf}\\u115F\\u1160\\u2800\\u3164\\uFFA0]*");

    private static final Pattern DEVICE = Pattern.compile(
            "(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|COM[0-9\u00b9\u00b2\u00b3]|LPT[0-9\u00b9\u00b2\u00b3])\\s*(\\..*)?");

    /**
     * How a part is named that we write, and what lies beside it; some file systems drop full stops and spaces behind a
     * name.
     */
    private static final Pattern OUR_ENDING = Pattern.compile("(?iu)\\.(?=part(\\.json~?)?[. ]*\\z)");

    private static final Pattern REFUSED_BY_WINDOWS = Pattern.compile("[<>:\"|?*]|[. ](?=[. ]*\\z)");

    private static final Set<String> DIRECTORIES = Set.of(".", "..");

    private SafeName() {}

    /**
     * @param name as the service gave it; may be null
     * @param id what to call the file if its name is empty
     * @return a name of at most {@value #MAX_BYTES} bytes of UTF-8, its extension kept
     */
    public static String of(String name, String id) {
        return of(name, id, MAX_BYTES);
    }

    /** The same, of at most so many bytes. */
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
        // What is cut off may have stood behind one.
        return OUR_ENDING.matcher(shorten(safe, maxBytes)).replaceAll("_");
    }

    /** A name as Windows takes it too, and file systems that were made for it. */
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
