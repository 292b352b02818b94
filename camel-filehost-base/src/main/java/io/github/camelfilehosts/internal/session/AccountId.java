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
 * Which account: whoever has the same ID shares one session, one budget and one set of places. Holds digests, no
 * secret.
 *
 * @param provider the component's scheme
 * @param apiUrl of the service
 * @param digest of the login and all secrets, or of the login alone where a source gives the rest; in hexadecimal
 * @param source gives the credentials, which change: two sources are two accounts, or one would be served with what the
 *     other has logged in to. Null where the options hold them
 */
public record AccountId(String provider, String apiUrl, String digest, CredentialsSource source) {

    /** @param secrets whatever distinguishes the account: login, password, keys; each may be null */
    public static AccountId of(String provider, String apiUrl, String... secrets) {
        return new AccountId(provider, apiUrl, digest(secrets), null);
    }

    /** @param login what the source gave; null if it gave none */
    public static AccountId of(String provider, String apiUrl, CredentialsSource source, String login) {
        return new AccountId(provider, apiUrl, digest("source", login), source);
    }

    /** A digest by which credentials can be told apart without keeping them. */
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

    /** Without the source, which may print anything. */
    @Override
    public String toString() {
        return "AccountId[provider=" + provider + ", apiUrl=" + apiUrl + ", digest=" + digest + "]";
    }

    /** Under which name its session, or its budget, stands where other nodes find it. */
    public String storeKey() {
        return provider + ":" + digest(apiUrl, digest);
    }

    /** Under which name it stands there that the service has refused these credentials. */
    String refusalKey(Credentials credentials) {
        return provider + ":refused:" + digest(apiUrl, digest(credentials));
    }
}
