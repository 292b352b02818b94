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
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether the service accepts the account of an endpoint, as far as calls have shown. A probe makes no call, because it
 * would use up the request budget, and because a login that is refused too often locks the account.
 */
final class FileHostHealthCheck extends AbstractHealthCheck {

    private final FileHostEndpoint<?> endpoint;

    FileHostHealthCheck(FileHostEndpoint<?> endpoint) {
        super("camel", "producer:" + endpoint.scheme() + "-" + endpoint.getId());
        this.endpoint = endpoint;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up().detail("operation", endpoint.getOperation().name());
        Account account = endpoint.accountInUse();
        if (account == null) {
            builder.detail("provider", endpoint.scheme())
                    .detail("apiUrl", endpoint.getConfiguration().getApiUrl());
            return;
        }
        builder.details(AccountDetails.of(account));
        Object refusal = builder.detail(AccountDetails.REFUSAL);
        if (refusal != null) {
            builder.down().message(refusal.toString());
        }
    }
}
