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

/** What a test has ordered to go wrong with its next calls. */
final class ScriptedFaults {

    private final Orders<ApiFault> orders = new Orders<>();

    void add(String method, ApiFault fault, int times) {
        orders.add(method, fault, times);
    }

    /** What was ordered for this call, or null. */
    ApiFault next(String method) {
        ApiFault fault = orders.next(method);
        return fault != null ? fault : orders.next(FileHostServer.ANY_METHOD);
    }

    void clear() {
        orders.clear();
    }
}
