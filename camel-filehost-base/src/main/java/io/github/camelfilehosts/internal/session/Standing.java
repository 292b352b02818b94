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
package io.github.camelfilehosts.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an account may still do, according to its service. What the service leaves out is null.
 *
 * @param premium whether it is a premium account
 * @param premiumUntil when the premium time ends
 * @param traffic the traffic that it may use
 * @param storage the storage that it may use
 */
public record Standing(Boolean premium, Instant premiumUntil, Volume traffic, Volume storage) {

    private static final Duration SOON = Duration.ofDays(7);

    /** A tenth or less counts as little. */
    private static final int LITTLE = 10;

    /**
     * An amount, and how much of it is left.
     *
     * @param left in bytes; null if unknown
     * @param total in bytes; null if unknown
     */
    public record Volume(Long left, Long total) {

        private boolean isLittle() {
            return left != null && total != null && total > 0 && left <= total / LITTLE;
        }

        private String text() {
            return left + " of its " + total + " bytes of %s are left";
        }
    }

    /** What is running out, or has run out: a text for each. */
    public List<String> troubles(Instant now) {
        List<String> troubles = new ArrayList<>();
        if (premiumUntil != null && !premiumUntil.isAfter(now)) {
            troubles.add("its premium time ended at " + premiumUntil);
        } else if (Boolean.FALSE.equals(premium)) {
            troubles.add("it is not a premium account");
        } else if (premiumUntil != null && premiumUntil.isBefore(now.plus(SOON))) {
            troubles.add("its premium time ends at " + premiumUntil);
        }
        if (traffic.isLittle()) {
            troubles.add(traffic.text().formatted("traffic"));
        }
        if (storage.isLittle()) {
            troubles.add(storage.text().formatted("storage"));
        }
        return troubles;
    }
}
