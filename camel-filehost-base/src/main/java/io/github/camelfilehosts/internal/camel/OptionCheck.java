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
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import java.time.Duration;
import org.apache.camel.support.ScheduledPollEndpoint;

/** Refuses unusable values of options, with an {@link InvalidRequestException} that names option and value. */
public final class OptionCheck {

    /** Longer than any sensible wait, and short enough for sums in nanoseconds. */
    private static final Duration LONGEST_TIME = Duration.ofDays(365);

    private static final String TIME = "not negative, and at most " + LONGEST_TIME.toDays() + " days";

    private final String scheme;

    /** @param scheme the component's, by which failures name their provider */
    public OptionCheck(String scheme) {
        this.scheme = scheme;
    }

    /** @param actual the value, in a form that may be shown */
    public void require(boolean holds, String option, String expected, Object actual) {
        if (!holds) {
            throw refused("option " + option + " must be " + expected + ", not '" + actual + "'");
        }
    }

    /** Null, an option that is not set, passes. */
    public void requireNotBlank(String option, String text) {
        require(text == null || !text.isBlank(), option, "not blank", "");
    }

    /** 0 passes. */
    public void requireTime(String option, Duration time) {
        require(isTime(time), option, TIME, time);
    }

    /** Checks the scheduler options whose unusable values Camel would change or ignore. */
    public void requireScheduler(ScheduledPollEndpoint endpoint) {
        require(endpoint.getDelay() > 0, "delay", "more than 0", endpoint.getDelay());
        requireMillis("delay", endpoint.getDelay());
        requireNotNegative("backoffMultiplier", endpoint.getBackoffMultiplier());
        requireNotNegative("backoffIdleThreshold", endpoint.getBackoffIdleThreshold());
        requireNotNegative("backoffErrorThreshold", endpoint.getBackoffErrorThreshold());
    }

    private void requireNotNegative(String option, int value) {
        require(value >= 0, option, "at least 0", value);
    }

    void requireMillis(String option, long millis) {
        require(isTime(Duration.ofMillis(millis)), option, TIME, millis);
    }

    static boolean isTime(Duration time) {
        return time != null && !time.isNegative() && time.compareTo(LONGEST_TIME) <= 0;
    }

    /** Checks that an option is set, if another one is that has no effect without it. */
    public void requireBeside(String given, Object value, String option, Object other) {
        if (value != null && other == null) {
            throw refused("option " + option + " is missing: option " + given + " has no effect without it");
        }
    }

    /** Checks that at most one of two options is set. */
    void requireOne(String one, Object value, String other, Object otherValue) {
        if (value != null && otherValue != null) {
            throw refused("options " + one + " and " + other + " are both set: set only one of them");
        }
    }

    InvalidRequestException refused(String why) {
        return new InvalidRequestException(Failure.of(scheme, "configuration", why));
    }
}
