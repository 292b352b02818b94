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

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.core5.net.URIAuthority;

/**
 * The hosts that bytes may come from or go to. Links, redirects and upload URLs come from the service, and could point
 * into our own network. Names are compared as they are written, without a DNS look-up. Immutable.
 */
public final class TransferHosts {

    public static final TransferHosts ANY = new TransferHosts(List.of(Pattern.compile(".*")));

    /**
     * A name, an IPv4 address or an IPv6 address; an asterisk stands for any characters. A port or a URL would never
     * match.
     */
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9*._-]+|\\[?(?=[^:]*:[^:]*:)[0-9A-Fa-f:.*]+]?");

    private static final Pattern BRACKETS = Pattern.compile("[\\[\\]]");

    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

    private final List<Pattern> hosts;

    private TransferHosts(List<Pattern> hosts) {
        this.hosts = hosts;
    }

    /**
     * The hosts of patterns separated by commas, in upper or lower case.
     *
     * @param patterns null for any host
     * @throws IllegalArgumentException if any of them is unusable, or if there are none
     */
    public static TransferHosts of(String patterns) {
        if (patterns == null) {
            return ANY;
        }
        if (!isUsable(patterns)) {
            throw new IllegalArgumentException("must be host names separated by commas, not: " + patterns);
        }
        return new TransferHosts(
                Arrays.stream(split(patterns)).map(TransferHosts::pattern).toList());
    }

    /** Whether these are host names, separated by commas. */
    public static boolean isUsable(String patterns) {
        String[] each = split(patterns);
        return each.length > 0
                && Arrays.stream(each).allMatch(host -> USABLE.matcher(host).matches());
    }

    private static String[] split(String patterns) {
        return SEPARATOR.split(patterns.strip());
    }

    private static Pattern pattern(String host) {
        return Pattern.compile(
                Arrays.stream(BRACKETS.matcher(host).replaceAll("").split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE);
    }

    /**
     * Refuses other hosts.
     *
     * @param uri see {@link WebUri#of}
     * @throws RefusedHostException that names the host, if it is not one of these
     */
    public void require(URI uri) throws RefusedHostException {
        String host = host(uri);
        if (hosts.stream().noneMatch(pattern -> pattern.matcher(host).matches())) {
            throw new RefusedHostException(host);
        }
    }

    private static String host(URI uri) {
        try {
            return URIAuthority.create(uri.getRawAuthority()).getHostName();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an http or https address", e);
        }
    }
}
