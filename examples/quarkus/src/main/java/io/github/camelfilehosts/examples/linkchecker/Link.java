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
package io.github.camelfilehosts.examples.linkchecker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the user's list.
 *
 * @param text as the user wrote it
 * @param id the file's ID at FileFactory; null if the text is no link to a file there
 */
record Link(String text, String id) {

    private static final Pattern FILE = Pattern.compile(
            "(?i)(?:https?://)?(?:www\\.)?filefactory\\.com/+(?:file|stream|(?:trafficshare|digitalsales)/+[0-9a-f]{32})"
                    + "/+(?<id>[a-z0-9]+)(?:[/?#].*)?");

    static Link of(String text) {
        Matcher matcher = FILE.matcher(text);
        return new Link(text, matcher.matches() ? matcher.group("id") : null);
    }

    boolean isBroken() {
        return id == null;
    }
}
