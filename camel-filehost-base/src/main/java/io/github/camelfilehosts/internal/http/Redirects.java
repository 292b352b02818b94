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

import java.net.ProtocolException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * The redirects of one download. The {@code Location} of a download server is often not a valid URI, but browsers and
 * curl follow it nevertheless. So it is read like a link that a service gives. Used by one thread.
 */
final class Redirects {

    /** As many as browsers follow. Clients of these services needed about ten. */
    private static final int MOST = 20;

    /** Once may be intended: the file was not ready, and is now. */
    private static final int MOST_TO_ONE_ADDRESS = 2;

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    private final TransferHosts hosts;
    private final List<URI> locations = new ArrayList<>();
    private URI here;
    private boolean cookieSet;

    /** @param hosts the hosts that they may lead to */
    Redirects(URI start, TransferHosts hosts) {
        this.here = start;
        this.hosts = hosts;
    }

    /** The targets so far, in order; the list grows. */
    List<URI> locations() {
        return Collections.unmodifiableList(locations);
    }

    /**
     * Where an answer redirects to.
     *
     * @return null if it is not a redirect
     * @throws ProtocolException if it cannot be followed; says why, and quotes no address, because it may be a link
     * @throws RefusedHostException if it must not be followed
     */
    URI next(ClassicHttpResponse response) throws ProtocolException, RefusedHostException {
        cookieSet |= response.containsHeader("Set-Cookie");
        String location = location(response);
        if (location == null) {
            return null;
        }
        URI target = target(here, location);
        if (target == null) {
            throw new ProtocolException("redirected to " + what(location) + ", which cannot be followed");
        }
        if (Collections.frequency(locations, target) == MOST_TO_ONE_ADDRESS) {
            throw new ProtocolException("redirected to the same address again and again" + cookie());
        }
        if (locations.size() == MOST) {
            throw new ProtocolException("redirected more than " + MOST + " times" + cookie());
        }
        locations.add(target);
        here = target;
        hosts.require(target);
        return target;
    }

    /** The {@code Location} of an answer; null if it is not a redirect. */
    static String location(ClassicHttpResponse response) {
        String location = ResponseHead.value(response, HttpHeaders.LOCATION);
        return location == null || location.isBlank() || response.getCode() / 100 != 3 ? null : location.strip();
    }

    /** The address of a {@code Location}, without its fragment; null if no request can be sent to it. */
    static URI target(URI base, String location) {
        String reference = text(location).split("#", 2)[0];
        URI uri = WebUri.of(resolve(base, reference));
        if (uri == null) {
            return null;
        }
        String query = uri.getRawQuery();
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + withoutDots(uri.getRawPath())
                + (query == null || query.isEmpty() ? "" : "?" + query));
    }

    /**
     * Decodes a header, of which HttpClient makes a character of each byte: as UTF-8 if it is valid, otherwise as it
     * is.
     */
    private static String text(String header) {
        byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            StringBuilder encoded = new StringBuilder();
            for (byte b : bytes) {
                encoded.append(b < 0 ? "%%%02X".formatted(b) : (char) b);
            }
            return encoded.toString();
        }
    }

    /** As in RFC 3986. {@link URI#resolve} removes doubled slashes, and the file name before a {@code ?}. */
    private static String resolve(URI base, String reference) {
        if (SCHEME.matcher(reference).matches()) {
            return reference;
        }
        String scheme = base.getScheme() + ":";
        if (reference.startsWith("//")) {
            return scheme + reference;
        }
        String host = scheme + "//" + base.getRawAuthority();
        if (reference.startsWith("/")) {
            return host + reference;
        }
        String path = base.getRawPath();
        if (reference.startsWith("?")) {
            return host + path + reference;
        }
        return reference.isEmpty()
                ? base.toString()
                : host + (path.isEmpty() ? "/" : path.substring(0, path.lastIndexOf('/') + 1)) + reference;
    }

    private static String withoutDots(String path) {
        String[] segments = path.split("/", -1);
        Deque<String> kept = new ArrayDeque<>();
        for (int i = 1; i < segments.length; i++) {
            boolean up = segments[i].equals("..");
            if (up) {
                kept.pollLast();
            }
            if (!up && !segments[i].equals(".")) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String what(String location) {
        Matcher scheme = SCHEME.matcher(location);
        boolean other = scheme.matches() && !scheme.group(1).matches("(?i)https?");
        return other
                ? "an address of '%.20s:'".formatted(scheme.group(1))
                : "an address with no host, a user name or an impossible port";
    }

    private String cookie() {
        return cookieSet
                ? ": the server sets a cookie and seems to want it back, but cookies are not kept"
                : "; if the server wants a cookie back: cookies are not kept";
    }
}
