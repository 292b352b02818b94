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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Many threads that do the same thing at the same time. */
public final class Crowd {

    private Crowd() {}

    /** What each of them got, or threw. */
    public static <T> List<Future<T>> of(int threads, Callable<T> task) throws InterruptedException {
        return start(threads, number -> task);
    }

    /** What each of them got; the work is told the number of its thread, from 0. */
    public static <T> List<T> results(int threads, IntFunction<T> work) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : start(threads, number -> () -> work.apply(number))) {
            results.add(future.get());
        }
        return results;
    }

    private static <T> List<Future<T>> start(int threads, IntFunction<Callable<T>> tasks) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch ready = new CountDownLatch(threads);
            CountDownLatch go = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<T> task = tasks.apply(i);
                futures.add(pool.submit(() -> {
                    ready.countDown();
                    go.await();
                    return task.call();
                }));
            }
            ready.await();
            go.countDown();
            pool.shutdown();
            if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the threads hang");
            }
            return futures;
        } finally {
            pool.shutdownNow();
        }
    }
}
