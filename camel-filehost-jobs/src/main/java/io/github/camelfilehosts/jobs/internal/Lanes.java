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

import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.github.camelfilehosts.jobs.DatabaseMap;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many files of an account all nodes together may move at the same time: the lower of its component's
 * {@code maxConcurrentTransfers} and what the service allows. A node asks the service once a day, for all nodes; until
 * the answer is known, it is one. Thread-safe.
 */
final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private static final Duration KNOWN = Duration.ofDays(1);

    private final Hosts hosts;
    private final Standstill standstill;
    private final DatabaseMap allowed;

    Lanes(Hosts hosts, Standstill standstill, DataSource dataSource) {
        this.hosts = hosts;
        this.standstill = standstill;
        this.allowed = new DatabaseMap(dataSource, "lanes", KNOWN);
    }

    /** The name of a lane. */
    static String name(String account, int lane) {
        return account + "/" + lane;
    }

    static String account(TaskInstanceId lane) {
        return lane.getId().substring(0, lane.getId().lastIndexOf('/'));
    }

    private static int number(TaskInstanceId lane) {
        return Integer.parseInt(lane.getId().substring(lane.getId().lastIndexOf('/') + 1));
    }

    /** The number of lanes of an account; at least one. */
    int of(String account) {
        String known = allowed.get(account);
        return known == null ? 1 : Math.min(Integer.parseInt(known), hosts.maxConcurrentTransfers(account));
    }

    /** Whether a lane may take jobs: the number of lanes may have fallen. */
    boolean isOne(TaskInstanceId lane) {
        return number(lane) < of(account(lane));
    }

    /**
     * Asks the service, if the number is not known.
     *
     * @return whether there may be more lanes than before
     */
    boolean learn(String account) {
        if (allowed.containsKey(account)) {
            return false;
        }
        Integer most = null;
        try {
            most = hosts.maxUploads(account);
        } catch (Exception e) {
            Obstacle obstacle = Obstacle.of(e);
            if (standstill.begin(account, obstacle) || obstacle.kind() == Obstacle.Kind.PASSING) {
                return false;
            }
            LOG.debug("It is not known how many files account {} may transfer: {}", account, obstacle.reason());
        }
        // If the service states no limit, the component's limit applies.
        allowed.put(account, Integer.toString(most == null ? Integer.MAX_VALUE : Math.max(1, most)));
        return true;
    }
}
