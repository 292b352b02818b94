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
package io.github.camelfilehosts.contract;

import io.github.camelfilehosts.internal.http.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that moves only when somebody waits, or when a test says so; waiting takes no time. */
public final class TestTime implements InstantSource, Sleeper {

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-01-15T12:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public boolean sleep(Duration duration) {
        waits.add(duration);
        advance(duration);
        return true;
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** How long was waited, each time. */
    public List<Duration> waits() {
        return List.copyOf(waits);
    }

    public void forgetWaits() {
        waits.clear();
    }
}
