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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What is behind a redirect.
 *
 * @param link the link that led there
 * @param plan how it is going to be served
 * @param hop how many redirects lie behind
 */
record Moved(GivenLink link, DownloadPlan plan, int hop) {

    private static final Pattern SCHEME_AND_HOST = Pattern.compile("^(https?:)?//[^/]*");

    /** What this request asks for, whatever of it is percent-encoded. */
    static String target(StreamRequest request) {
        return decoded(request.query() == null ? request.path() : request.path() + "?" + request.query());
    }

    /** What a client asks for that follows this location from there. */
    static String target(StreamRequest from, String location) {
        String target = SCHEME_AND_HOST.matcher(location).replaceFirst("").replaceFirst("#.*", "");
        if (target.startsWith("?")) {
            return decoded(from.path() + target);
        }
        return decoded(
                target.startsWith("/")
                        ? target
                        : from.path().substring(0, from.path().lastIndexOf('/') + 1) + target);
    }

    private static String decoded(String target) {
        try {
            return URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A per cent sign that stands for itself.
            return target;
        }
    }
}
