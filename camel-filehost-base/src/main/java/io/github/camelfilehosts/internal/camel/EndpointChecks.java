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

import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.WritableHealthCheckRepository;

/** The health checks of a producer or a consumer while it runs; none if Camel's health checks are not there. */
final class EndpointChecks {

    private final FileHostEndpoint<?> endpoint;
    private WritableHealthCheckRepository producers;
    private FileHostHealthCheck producer;
    private HealthCheckRegistry registry;
    private AccountHealthCheck account;

    EndpointChecks(FileHostEndpoint<?> endpoint) {
        this.endpoint = endpoint;
    }

    void startProducers() {
        CamelContext context = endpoint.getCamelContext();
        producers =
                HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
        // A check that is registered but disabled would count as not UP.
        if (producers != null && endpoint.getFileHostComponent().isHealthCheckProducerEnabled()) {
            producer = new FileHostHealthCheck(endpoint);
            producers.addHealthCheck(producer);
        }
        startAccounts();
    }

    void startAccounts() {
        registry = HealthCheckRegistry.get(endpoint.getCamelContext());
        if (registry != null
                && endpoint.getFileHostComponent().isHealthCheckAccountEnabled()
                && endpoint.hasAccount()) {
            account = new AccountHealthCheck(endpoint);
            registry.register(account);
        }
    }

    void stop() {
        if (producer != null) {
            producers.removeHealthCheck(producer);
            producer = null;
        }
        if (account != null) {
            registry.unregister(account);
            account = null;
        }
    }
}
