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

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The issued session keys. Each use extends a key, and each login issues another one. Thread-safe. */
final class FileFactorySessions {

    /** With the mark of a secret, 40 digits in all. */
    private static final int RANDOM_BYTES = 15;

    private final Setting<InstantSource> clock;
    private final Setting<Duration> lifetime;
    private final Setting<Boolean> one;
    private final Map<String, Instant> lastUse;
    private int logins;

    FileFactorySessions(
            Setting<InstantSource> clock, Setting<Duration> lifetime, Setting<Boolean> one, History history) {
        this.lastUse = history.map();
        this.clock = clock;
        this.lifetime = lifetime;
        this.one = one;
    }

    synchronized String open() {
        byte[] random = new byte[RANDOM_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        String key = Secrets.MARK + HexFormat.of().formatHex(random);
        if (one.get()) {
            lastUse.clear();
        }
        lastUse.put(key, clock.get().instant());
        logins++;
        return key;
    }

    /** Uses this key, or refuses with 710 or 711. */
    synchronized void use(String key) {
        Instant now = clock.get().instant();
        Instant last = lastUse.get(key);
        if (last == null) {
            throw FileFactoryErrors.refusal(FileFactoryErrors.KEY_INVALID);
        }
        if (last.isBefore(now.minus(lifetime.get()))) {
            throw FileFactoryErrors.refusal(FileFactoryErrors.KEY_EXPIRED);
        }
        lastUse.put(key, now);
    }

    synchronized boolean lives(String key) {
        Instant last = lastUse.get(key);
        return last != null && !last.isBefore(clock.get().instant().minus(lifetime.get()));
    }

    synchronized void expireAll() {
        lastUse.replaceAll((key, last) -> Instant.MIN);
    }

    synchronized void forgetAll() {
        lastUse.clear();
    }

    synchronized int logins() {
        return logins;
    }

    synchronized void reset() {
        forgetAll();
        logins = 0;
    }
}
