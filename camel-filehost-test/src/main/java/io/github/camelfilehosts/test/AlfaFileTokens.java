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

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The access tokens that are valid. */
final class AlfaFileTokens {

    private static final int LENGTH = 26;

    private final String ready = next();
    private final Setting<Boolean> one;
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logins = new AtomicInteger();

    AlfaFileTokens(Setting<Boolean> one) {
        this.one = one;
        valid.add(ready);
    }

    /** The token that is valid without a login. */
    String ready() {
        return ready;
    }

    synchronized String open() {
        String token = next();
        if (one.get()) {
            valid.clear();
        }
        valid.add(token);
        logins.incrementAndGet();
        return token;
    }

    void check(String token) {
        if (token == null || !lives(token)) {
            throw new ApiRefusal(401, "Unauthorized. Token doesn't exist");
        }
    }

    boolean lives(String token) {
        return valid.contains(token);
    }

    void expireAll() {
        valid.clear();
    }

    int logins() {
        return logins.get();
    }

    void reset() {
        valid.add(ready);
        valid.retainAll(Set.of(ready));
        logins.set(0);
    }

    private static String next() {
        String random = UUID.randomUUID().toString().replace("-", "");
        return (Secrets.MARK + random).substring(0, LENGTH);
    }
}
