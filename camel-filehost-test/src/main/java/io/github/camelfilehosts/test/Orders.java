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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a test has ordered for the next requests of something, in order. */
final class Orders<T> {

    private final Map<String, Deque<Order<T>>> orders = new HashMap<>();

    synchronized void add(String key, T what, int times) {
        if (times > 0) {
            orders.computeIfAbsent(key, k -> new ArrayDeque<>()).add(new Order<>(key, what, times));
        }
    }

    /** What was ordered for this request; null if nothing was. */
    synchronized T next(String key) {
        Deque<Order<T>> queue = orders.get(key);
        if (queue == null || queue.isEmpty()) {
            return null;
        }
        Order<T> order = queue.peek();
        if (--order.timesLeft == 0) {
            queue.remove();
        }
        return order.what;
    }

    /** The orders that have never occurred: what was ordered, and for what. */
    synchronized List<String> untouched() {
        return orders.values().stream()
                .flatMap(Deque::stream)
                .filter(order -> order.timesLeft == order.times)
                .map(Order::toString)
                .toList();
    }

    synchronized void clear() {
        orders.clear();
    }

    private static final class Order<T> {

        private final String key;
        private final T what;
        private final int times;
        private int timesLeft;

        Order(String key, T what, int times) {
            this.key = key;
            this.what = what;
            this.times = times;
            this.timesLeft = times;
        }

        @Override
        public String toString() {
            return what + ", " + times + (times == 1 ? " time, for " : " times, for ") + key;
        }
    }
}
