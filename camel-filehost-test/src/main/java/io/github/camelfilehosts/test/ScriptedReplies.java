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

/** Replies that a test has ordered for its next calls. */
final class ScriptedReplies {

    private final Orders<Script> orders = new Orders<>();

    /** The next calls get this reply and do nothing. */
    void instead(String method, ApiReply reply, int times) {
        orders.add(method, new Script(reply, false), times);
    }

    /** The next calls do what they should, but this reply goes back. */
    void afterwards(String method, ApiReply reply, int times) {
        orders.add(method, new Script(reply, true), times);
    }

    /** What was ordered for this call, or null. */
    Script next(String method) {
        Script script = orders.next(method);
        return script != null ? script : orders.next(FileHostServer.ANY_METHOD);
    }

    void clear() {
        orders.clear();
    }

    /**
     * @param reply goes back
     * @param executed whether the call does its work before
     */
    record Script(ApiReply reply, boolean executed) {}
}
