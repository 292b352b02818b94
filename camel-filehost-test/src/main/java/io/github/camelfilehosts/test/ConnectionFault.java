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

import java.time.Duration;

/**
 * What goes wrong with a connection.
 *
 * @param kind the kind of fault
 * @param towardsServer the direction
 * @param after how many bytes of this direction are passed on before the fault
 * @param delay how long a delay takes
 */
record ConnectionFault(Kind kind, boolean towardsServer, long after, Duration delay) {

    enum Kind {
        RESET("reset"),
        END("ended early"),
        DELAY("delayed");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    static final ConnectionFault NONE = new ConnectionFault(null, true, Long.MAX_VALUE, Duration.ZERO);

    /** The name under which it is counted. */
    String name() {
        return "connection: " + kind.label + (towardsServer ? ", sending" : ", answering");
    }
}
