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
package io.github.camelfilehosts;

import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.KnownSecrets;
import io.github.camelfilehosts.internal.http.Sleeper;
import io.github.camelfilehosts.internal.http.WaitAllowance;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.watch.Watchers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does not sleep, but notes how long it was asked to. */
public final class RecordingSleeper implements Sleeper {

    private final List<Duration> slept = new CopyOnWriteArrayList<>();

    @Override
    public boolean sleep(Duration duration) {
        slept.add(duration);
        return true;
    }

    public List<Duration> slept() {
        return slept;
    }

    /** A context whose waits cost no time. */
    public CallContext context(Duration maxWait) {
        return new CallContext(
                "host",
                "operation",
                "exchange",
                "route",
                new WaitAllowance(maxWait, this),
                new KnownSecrets(),
                Watchers.of(Meters.NONE));
    }
}
