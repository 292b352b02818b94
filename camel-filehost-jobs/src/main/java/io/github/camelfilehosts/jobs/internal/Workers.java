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
package io.github.camelfilehosts.jobs.internal;

import io.github.camelfilehosts.jobs.DatabaseMap;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** The nodes that carry out jobs. A node is known as long as it gives signs of life. Thread-safe. */
final class Workers {

    private final DatabaseMap alive;
    private final Heartbeat heartbeat;
    private final String me = UUID.randomUUID().toString();
    private Future<?> signs;

    Workers(DataSource dataSource, Heartbeat heartbeat) {
        this.alive = new DatabaseMap(dataSource, "workers", heartbeat.lease());
        this.heartbeat = heartbeat;
    }

    /** This node becomes one. */
    void begin() {
        sign();
        signs = heartbeat.begin(this::sign);
    }

    private void sign() {
        alive.put(me, "alive");
    }

    /** This node stops being one, if it was. */
    void end() {
        if (signs == null) {
            return;
        }
        signs.cancel(false);
        try {
            alive.remove(me);
        } catch (DatabaseException e) {
            // It ends by itself.
        }
    }

    int alive() {
        return alive.size();
    }
}
