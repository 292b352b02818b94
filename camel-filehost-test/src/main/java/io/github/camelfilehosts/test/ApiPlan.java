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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** How one API call will be answered; {@linkplain ApiFault faults} change it beforehand. */
final class ApiPlan {

    /** Whether the call is carried out. */
    boolean done = true;

    /** The reply instead of the usual one, unless null. */
    ApiReply instead;

    /** The changes of the reply. */
    final List<UnaryOperator<ApiReply>> changes = new ArrayList<>();

    Duration silence = Duration.ZERO;
    boolean hang;

    void instead(ApiReply reply, boolean thenDone) {
        instead = reply;
        done = thenDone;
    }

    /**
     * The reply, after the silence.
     *
     * @param usual carries out the call, and returns its usual reply
     */
    ApiReply carryOut(Supplier<ApiReply> usual, Silence silences) {
        ApiReply answered = done ? usual.get() : null;
        ApiReply reply = instead == null ? answered : instead;
        for (UnaryOperator<ApiReply> change : changes) {
            reply = change.apply(reply);
        }
        if (hang) {
            silences.keepUntilReset();
        } else {
            silences.keep(silence);
        }
        return reply;
    }
}
