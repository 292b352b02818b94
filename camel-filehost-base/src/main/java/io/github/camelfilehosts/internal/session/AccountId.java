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
package io.github.camelfilehosts.internal.session;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.CredentialsSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies an account: all users with the same ID share one session, one budget and one set of slots. It holds
 * digests, but no secret.
 *
 * @param provider the component's scheme
 * @param apiUrl the URL of the API
 * @param digest the digest of the login and all secrets, or only of the login if a source gives the rest; in
 *     hexadecimal
 * @param source the source of the credentials, which may change; null if the options hold them. Two sources are two
 *     accounts, because otherwise one could use a session that the other has logged in to
 */
public record AccountId(String provider, String apiUrl, String digest, CredentialsSource source) {

    /** @param secrets what distinguishes the account: login, password, keys; each may be null */
    public static AccountId of(String provider, String apiUrl, String... secrets) {
        return new AccountId(provider, apiUrl, digest(secrets), null);
    }

    /** @param login the login that the source gave; null if it gave none */
    public static AccountId of(String provider, String apiUrl, CredentialsSource source, String login) {
        return new AccountId(provider, apiUrl, digest("source", login), source);
    }

    /** A digest that tells credentials apart without keeping them. */
    static String digest(Credentials credentials) {
        return digest(credentials.login(), credentials.password(), credentials.authKey());
    }

    private static String digest(String... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha256.update((part == null ? "" : part).getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Without the source, whose text may be anything. */
    @Override
    public String toString() {
        return "AccountId[provider=" + provider + ", apiUrl=" + apiUrl + ", digest=" + digest + "]";
    }

    /** The name of its session or budget in a store that nodes share. */
    public String storeKey() {
        return provider + ":" + digest(apiUrl, digest);
    }

    /** The name of the refusal of these credentials in that store. */
    String refusalKey(Credentials credentials) {
        return provider + ":refused:" + digest(apiUrl, digest(credentials));
    }
}
