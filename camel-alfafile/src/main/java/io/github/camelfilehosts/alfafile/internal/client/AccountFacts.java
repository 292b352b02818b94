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
package io.github.camelfilehosts.alfafile.internal.client;

import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.internal.session.TransferSlots;

/** What is known about the account without a call. Thread-safe. */
final class AccountFacts {

    private final TransferSlots slots;
    private volatile Boolean premium;

    /** @param slots the slots, whose number is lowered to what the service allows */
    AccountFacts(TransferSlots slots) {
        this.slots = slots;
    }

    void learn(UserInfo user) {
        premium = user.premium();
        if (user.maxUploads() != null) {
            slots.lower(user.maxUploads());
        }
    }

    /** Whether it is a premium account; null if unknown. */
    Boolean isPremium() {
        return premium;
    }
}
