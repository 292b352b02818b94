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

import io.github.camelfilehosts.internal.SafeText;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The secrets of an account and of one operation, which no message may show, whichever call or transfer a service
 * echoes them in. Each key that an account uses is added. Thread-safe.
 */
public final class KnownSecrets {

    /** A long-lived account uses many keys; old ones are worthless. */
    private static final int MOST = 20;

    /** More of a text is never shown, even though hiding secrets makes it shorter. */
    private static final int LONGEST_SEARCHED = 64 * 1024;

    private static final int LONGEST_EXCEPTION = 4_000;
    private static final int DEEPEST_CAUSE = 10;

    private final KnownSecrets account;
    private final Map<String, Secret> secrets = new LinkedHashMap<>();

    /** The secrets of an account, which has none yet. */
    public KnownSecrets() {
        this(null);
    }

    /** @param account the account whose secrets are hidden too; null for none */
    public KnownSecrets(KnownSecrets account) {
        this.account = account;
    }

    /** @param value null or empty for none */
    public synchronized void add(String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        Secret known = secrets.remove(value);
        secrets.put(value, known == null ? new Secret(value) : known);
        if (secrets.size() > MOST) {
            secrets.remove(secrets.keySet().iterator().next());
        }
    }

    /** The longest first, because one may be part of another. */
    private List<Secret> all() {
        Map<String, Secret> all = account == null ? new HashMap<>() : account.known();
        known().forEach(all::putIfAbsent);
        return all.values().stream()
                .sorted(Comparator.comparingInt(Secret::length).reversed())
                .toList();
    }

    private synchronized Map<String, Secret> known() {
        return new HashMap<>(secrets);
    }

    /** Text of others, as a message may quote it: without the secrets in any form, safe and not too long. */
    public String quote(String text) {
        return SafeText.of(hide(text));
    }

    private String hide(String text) {
        String hidden = text.length() > LONGEST_SEARCHED ? text.substring(0, LONGEST_SEARCHED) : text;
        for (Secret secret : all()) {
            hidden = secret.hideIn(hidden);
        }
        return hidden;
    }

    /**
     * Hides secrets in a message of ours, which may hold IDs and names. What could be a word of the message stays,
     * because a gap in well-known words would reveal the secret; in quoted text it has been hidden already.
     */
    String hideInOurs(String message) {
        String hidden = message;
        for (Secret secret : all()) {
            hidden = secret.isWord() ? hidden : secret.hideIn(hidden);
        }
        return hidden;
    }

    /**
     * An exception as a log may print it: the exception itself, unless it or one of its causes quotes a secret or
     * unsafe text; then one that tells the rest.
     */
    Throwable quote(Throwable e) {
        return quote(e, 0);
    }

    private Throwable quote(Throwable e, int depth) {
        if (e == null || depth > DEEPEST_CAUSE) {
            return null;
        }
        String text = e.toString();
        String quoted = SafeText.of(hide(text), LONGEST_EXCEPTION);
        Throwable cause = quote(e.getCause(), depth + 1);
        boolean fit = quoted.equals(text) && cause == e.getCause();
        for (Throwable suppressed : e.getSuppressed()) {
            fit &= quote(suppressed, depth + 1) == suppressed;
        }
        if (fit) {
            return e;
        }
        IOException instead = new IOException(quoted, cause);
        instead.setStackTrace(e.getStackTrace());
        return instead;
    }

    @Override
    public String toString() {
        return "Secrets[xxxxxx]";
    }
}
