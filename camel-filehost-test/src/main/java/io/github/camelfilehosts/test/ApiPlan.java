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

/** How one API call is going to be answered; {@linkplain ApiFault faults} change it beforehand. */
final class ApiPlan {

    /** Whether what the call asks for is done. */
    boolean done = true;

    /** The reply in place of the usual one, unless null. */
    ApiReply instead;

    /** What becomes of the reply, whichever it is. */
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
     * @param usual does what the call asks for, and gives the reply that it would have had
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
