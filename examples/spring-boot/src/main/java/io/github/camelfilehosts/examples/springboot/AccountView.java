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
package io.github.camelfilehosts.examples.springboot;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import java.time.Instant;

/**
 * An account as the page shows it; what is unknown is null.
 *
 * @param provider the component's scheme
 * @param premium whether it is a premium account
 * @param until when the premium time ends
 * @param session whether it is logged in
 * @param requestsLeft how many calls may go at once
 * @param trouble why the rest is unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
        String provider,
        Boolean premium,
        Instant until,
        Boolean session,
        Long requestsLeft,
        Amount storage,
        Amount traffic,
        String trouble) {

    /** The view of an account of which nothing is known yet. */
    static AccountView unknown(String provider) {
        return new AccountView(provider, null, null, null, null, null, null, null);
    }

    AccountView with(MemberInfo info) {
        return new AccountView(
                provider,
                "premium".equalsIgnoreCase(info.accountType()),
                info.expiryDate() == null ? null : info.expiryDate().toInstant(),
                session,
                requestsLeft,
                Amount.used(info.storageUsed(), info.storageLimit()),
                Amount.used(info.trafficShareUsed(), info.trafficShareLimit()),
                null);
    }

    AccountView with(UserInfo info) {
        return new AccountView(
                provider,
                info.premium(),
                info.premiumUntil(),
                session,
                requestsLeft,
                Amount.left(info.storageLeft(), info.storageTotal()),
                Amount.left(info.trafficLeft(), info.trafficTotal()),
                null);
    }

    AccountView withTrouble(String what) {
        return new AccountView(provider, premium, until, session, requestsLeft, storage, traffic, what);
    }

    AccountView withSession(Boolean isOpen, Long requests) {
        return new AccountView(provider, premium, until, isOpen, requests, storage, traffic, trouble);
    }

    /**
     * An amount that is used, and its total.
     *
     * @param used in bytes
     * @param total in bytes
     */
    record Amount(long used, long total) {

        private static Amount used(Long used, Long total) {
            return used == null || total == null || total <= 0 ? null : new Amount(used, total);
        }

        private static Amount left(Long left, Long total) {
            return left == null || total == null ? null : used(Math.max(0, total - left), total);
        }
    }
}
