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
package io.github.camelfilehosts.benchmarks.context;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * A process that starts a context of two routes: {@code StartUp KIND}. Prints the seconds from the start of the JVM
 * until the context had started.
 */
public final class StartUp {

    private StartUp() {}

    public static void main(String[] args) throws Exception {
        Contexts.valueOf(args[0]).start(2);
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double cpuSeconds = system.getProcessCpuTime() / (double) TimeUnit.SECONDS.toNanos(1);
        System.out.println("{\"seconds\":" + seconds + ",\"cpu\":" + cpuSeconds + "}");
        System.exit(0);
    }
}
