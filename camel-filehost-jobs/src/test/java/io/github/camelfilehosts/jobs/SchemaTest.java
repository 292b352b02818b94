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
package io.github.camelfilehosts.jobs;

import io.github.camelfilehosts.jobs.internal.Schema;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Of two that make a table at once, PostgreSQL refuses one; H2 has one process. */
@EnabledIfSystemProperty(named = "jobs.postgresql", matches = ".+")
class SchemaTest {

    private static final int NODES = 4;

    @RepeatedTest(5)
    void nodesThatStartTogetherMakeOneSetOfTables() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        CyclicBarrier together = new CyclicBarrier(NODES);
        try (TestDatabase database = new TestDatabase()) {
            List<Callable<Void>> starts = IntStream.range(0, NODES)
                    .<Callable<Void>>mapToObj(node -> () -> {
                        together.await();
                        Schema.create(database.dataSource());
                        return null;
                    })
                    .toList();
            for (Future<Void> start : nodes.invokeAll(starts)) {
                start.get();
            }
        } finally {
            nodes.shutdown();
        }
    }
}
