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

import java.lang.management.ManagementFactory;
import org.apache.camel.CamelContext;

/**
 * A process with a context of 100 endpoints that nobody uses: {@code Idle KIND}. Prints its threads, and its heap in
 * MiB.
 */
public final class Idle {

    private static final int ENDPOINTS = 100;
    private static final double MIB = 1024 * 1024;

    private Idle() {}

    public static void main(String[] args) throws Exception {
        try (CamelContext context = Contexts.valueOf(args[0]).start(ENDPOINTS)) {
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            System.gc();
            double heap =
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
            System.out.println("{\"threads\":" + threads + ",\"heap\":" + heap + "}");
        }
        System.exit(0);
    }
}
