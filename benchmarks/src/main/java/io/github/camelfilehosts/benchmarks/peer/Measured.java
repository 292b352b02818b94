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
package io.github.camelfilehosts.benchmarks.peer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * A process that does one thing once: {@code Measured PEER WARM-UP TASK}. Prints the seconds and CPU seconds that the
 * task took, once the peer was started and had done the warm-up.
 */
public final class Measured {

    private Measured() {}

    public static void main(String[] args) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Peer peer = Peers.create(args[0], Place.ofSystemProperties())) {
            peer.perform(args[1]);
            long start = System.nanoTime();
            long cpuStart = system.getProcessCpuTime();
            peer.perform(args[2]);
            double seconds = seconds(System.nanoTime() - start);
            double cpuSeconds = seconds(system.getProcessCpuTime() - cpuStart);
            System.out.println("{\"seconds\":" + seconds + ",\"cpu\":" + cpuSeconds + "}");
        }
        // A peer's threads may live on.
        System.exit(0);
    }

    private static double seconds(long nanos) {
        return nanos / (double) Duration.ofSeconds(1).toNanos();
    }
}
