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

import java.util.function.Supplier;

/** What goes wrong with one API call. */
@FunctionalInterface
interface ApiFault {

    /**
     * What goes back.
     *
     * @param usual does what the call asks for, and gives the reply that it would have had
     */
    ApiReply reply(Supplier<ApiReply> usual);

    /** Nothing is done, and this reply goes back. */
    static ApiFault instead(ApiReply reply) {
        return usual -> reply;
    }

    /** What the call asks for is done, but this reply goes back. */
    static ApiFault afterwards(ApiReply reply) {
        return usual -> {
            usual.get();
            return reply;
        };
    }
}
