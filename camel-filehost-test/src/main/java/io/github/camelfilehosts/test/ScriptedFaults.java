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

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The faults that a test has ordered for its next calls. */
final class ScriptedFaults {

    private final Orders<ApiFault> orders = new Orders<>();

    /** @throws IllegalArgumentException if there is no such method, because the fault would never occur */
    void add(String method, Set<String> methods, ApiFault fault, int times) {
        if (!method.equals(FileHostServer.ANY_METHOD) && !methods.contains(method)) {
            throw new IllegalArgumentException("No method " + method + " goes wrong here, but "
                    + FileHostServer.ANY_METHOD + " (any) or one of " + String.join(", ", new TreeSet<>(methods)));
        }
        orders.add(method, fault, times);
    }

    /** The fault ordered for this call; null for none. */
    ApiFault next(String method) {
        ApiFault fault = orders.next(method);
        return fault != null ? fault : orders.next(FileHostServer.ANY_METHOD);
    }

    List<String> untouched() {
        return orders.untouched();
    }

    void clear() {
        orders.clear();
    }
}
