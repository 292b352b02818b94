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
package io.github.camelfilehosts.internal.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.URIAuthority;

/** Reads a URL that a service gave, which may end with an unencoded file name. */
public final class WebUri {

    /** Like curl and browsers, accepts one slash too few or too many. */
    private static final Pattern SLASHES = Pattern.compile("(?i)\\A(https?):(?:/|///)(?!/)");

    private static final Pattern SCHEME_AND_HOST = Pattern.compile("[^:/?#]+://[^/?#]*");

    /** What must be encoded in a URL after its host, and a percent sign that encodes nothing. */
    private static final Pattern UNENCODED = Pattern.compile("[^A-Za-z0-9._~:/?#@!$&'()*+,;=%-]|%(?![0-9a-fA-F]{2})");

    private WebUri() {}

    /** @return null if no request can be sent to it */
    public static URI of(String url) {
        try {
            URI uri = new URI(
                    url == null ? "" : encoded(SLASHES.matcher(url.strip()).replaceFirst("$1://")));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && isHost(uri.getRawAuthority()) ? uri : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String encoded(String url) {
        Matcher host = SCHEME_AND_HOST.matcher(url);
        int end = host.lookingAt() ? host.end() : url.length();
        return asciiHost(url.substring(0, end))
                + UNENCODED
                        .matcher(url.substring(end))
                        .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
    }

    private static String asciiHost(String schemeAndHost) {
        return schemeAndHost.chars().allMatch(c -> c < 0x80)
                ? schemeAndHost
                : schemeAndHost.substring(0, schemeAndHost.indexOf('/') + 2)
                        + IDN.toASCII(schemeAndHost.substring(schemeAndHost.indexOf('/') + 2));
    }

    /** Whether HttpClient accepts the host, which may have an underscore; throws for an impossible port. */
    private static boolean isHost(String authority) throws URISyntaxException {
        URIAuthority host = authority == null ? null : URIAuthority.create(authority);
        return host != null && !host.getHostName().isEmpty() && host.getUserInfo() == null;
    }
}
