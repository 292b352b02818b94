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

import io.github.camelfilehosts.internal.session.Account;
import io.github.camelfilehosts.internal.session.LastStanding;
import io.github.camelfilehosts.internal.session.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the account of an endpoint is running out of premium time, traffic or storage. The service is asked at most
 * once an hour, and in the background: a probe tells the last answer. It is neither readiness nor liveness, because
 * taking a node out or restarting it does not help.
 */
final class AccountHealthCheck extends AbstractHealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AccountHealthCheck.class);

    private final FileHostEndpoint<?> endpoint;
    private final AtomicBoolean asking = new AtomicBoolean();

    AccountHealthCheck(FileHostEndpoint<?> endpoint) {
        super("camel", "account:" + endpoint.scheme() + "-" + endpoint.getId());
        this.endpoint = endpoint;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Instant now = endpoint.getFileHostComponent().clock().instant();
        builder.up().detail("provider", endpoint.scheme());
        Account account = endpoint.accountInUse();
        if (account == null || account.standing().isDue(now)) {
            ask();
        }
        if (account != null) {
            builder.detail("account", account.name());
            tell(account.standing(), now, builder);
        }
    }

    private void ask() {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        try {
            endpoint.getFileHostComponent().transfers().executor().execute(this::askNow);
        } catch (RejectedExecutionException e) {
            // The component is stopping.
            asking.set(false);
        }
    }

    private void askNow() {
        try {
            Account account = endpoint.account();
            Instant now = endpoint.getFileHostComponent().clock().instant();
            if (account.standing().begin(now)) {
                ask(account);
            }
        } catch (Exception e) {
            LOG.debug("The account could not be checked: {}", e.getMessage());
        } finally {
            endpoint.forgetCredentials();
            asking.set(false);
        }
    }

    private void ask(Account account) {
        try {
            account.standing().is(endpoint.standing());
        } catch (Exception e) {
            account.standing().failed(e.getMessage());
        }
    }

    private static void tell(LastStanding last, Instant now, HealthCheckResultBuilder builder) {
        put(builder, "asked", last.asked());
        put(builder, "failure", last.failure());
        Standing standing = last.standing();
        if (standing == null) {
            return;
        }
        put(builder, "premium", standing.premium());
        put(builder, "premiumUntil", standing.premiumUntil());
        put(builder, "trafficLeft", standing.traffic().left());
        put(builder, "trafficTotal", standing.traffic().total());
        put(builder, "storageLeft", standing.storage().left());
        put(builder, "storageTotal", standing.storage().total());
        List<String> troubles = standing.troubles(now);
        if (!troubles.isEmpty()) {
            builder.down().message("The account needs attention: " + String.join("; ", troubles));
        }
    }

    private static void put(HealthCheckResultBuilder builder, String name, Object value) {
        if (value != null) {
            builder.detail(name, value instanceof Instant ? value.toString() : value);
        }
    }
}
