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
package io.github.camelfilehosts.internal.camel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks and normalizes the option {@code apiUrl}. */
final class ApiUrl {

    /** A host, and optionally a port and a path; no user, because messages show the URL. */
    private static final Pattern USABLE =
            Pattern.compile("(?i:https?)://(?:\\[[0-9a-fA-F:.]+]|[^/?#\\s:@\\[\\]]+)(?::\\d{1,5})?(?:/[^?#\\s]*)?");

    private static final Pattern SCHEME_AND_HOST = Pattern.compile("[^/]+//[^/]+");

    private ApiUrl() {}

    static boolean isUsable(String url) {
        try {
            return url != null && USABLE.matcher(url).matches() && new URI(url).getPort() <= 65_535;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The normalized URL: without a slash at its end, with scheme and host in lower case. */
    static String normalized(String url) {
        return SCHEME_AND_HOST
                .matcher(url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .replaceFirst(found -> Matcher.quoteReplacement(found.group().toLowerCase(Locale.ROOT)));
    }
}
