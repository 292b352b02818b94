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

import io.github.camelfilehosts.internal.http.CancellableSleeper;
import io.github.camelfilehosts.internal.http.MonotonicClock;
import io.github.camelfilehosts.internal.http.RequestBudget;
import io.github.camelfilehosts.internal.http.RequestLimits;
import io.github.camelfilehosts.internal.http.Sleeper;
import io.github.camelfilehosts.internal.session.Account;
import io.github.camelfilehosts.internal.session.AccountId;
import io.github.camelfilehosts.internal.session.Session;
import io.github.camelfilehosts.internal.session.SessionStore;
import io.github.camelfilehosts.internal.session.TransferSlots;
import io.github.camelfilehosts.internal.watch.Watchers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.service.ServiceHelper;

/** What both components own: the threads that move bytes, and the accounts that they use in the CamelContext. */
public abstract class FileHostComponent extends HttpTransportComponent implements ManagedAccounts {

    @Metadata(
            label = "health",
            defaultValue = "false",
            description = "Whether a health check of its own asks the service, at most once an hour, whether the"
                    + " account's premium time, traffic or storage is running out.")
    private boolean healthCheckAccountEnabled;

    private final AccountsInUse accounts = new AccountsInUse(this::getCamelContext);

    private InstantSource clock = new MonotonicClock();
    private CancellableSleeper sleeper = new CancellableSleeper();
    private Sleeper customSleeper;
    private TransferDriver transfers;
    private volatile WatchersInContext watchers;

    protected FileHostComponent() {}

    protected FileHostComponent(CamelContext context) {
        super(context);
    }

    /** The options that endpoints start from. */
    public abstract FileHostConfiguration getConfiguration();

    /** After how long without use the service has certainly ended a session; null if unknown. */
    protected abstract Duration sessionIdleTimeout();

    /** Refuses texts that Camel's own configurer would misread. */
    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return StrictConfigurer.of(getConfiguration().scheme(), super.getComponentPropertyConfigurer());
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return StrictConfigurer.of(getConfiguration().scheme(), super.getEndpointPropertyConfigurer());
    }

    @Override
    protected void doStart() throws Exception {
        getConfiguration().validate();
        validate(getConfiguration().check());
        super.doStart();
        sleeper = new CancellableSleeper();
        transfers = new TransferDriver(getCamelContext(), this, getDefaultName(), sleeper());
    }

    @Override
    String apiUrl() {
        return getConfiguration().getApiUrl();
    }

    /**
     * Sets an endpoint's options, and checks them. Credentials are valid only for the {@code apiUrl} that they were
     * configured with. Otherwise whoever can choose another URL would receive the component's credentials.
     */
    protected void configure(FileHostEndpoint<?> endpoint, Map<String, Object> parameters) throws Exception {
        FileHostConfiguration options = endpoint.getConfiguration();
        FileHostConfiguration ours = getConfiguration();
        options.credentials().clear();
        setProperties(endpoint, parameters);
        options.validate();
        options.check().requireScheduler(endpoint);
        if (options.api().equals(ours.api())) {
            options.credentials().inherit(ours.credentials());
        } else if (!endpoint.hasAccount()
                && !options.credentials().given().containsAll(ours.credentials().given())) {
            throw options.check()
                    .refused("option apiUrl is not the component's, and the component's credentials go to no other"
                            + " service. Give the endpoint credentials of its own (" + options.credentials()
                            + "), or use another component for it");
        }
        options.validateAccount();
    }

    @Override
    protected void doStop() throws Exception {
        // Camel has waited for the exchanges, as long as its time-out allows. What still runs ends now.
        sleeper.cancel();
        if (transfers != null) {
            transfers.close();
        }
        super.doStop();
        if (transfers != null) {
            transfers.awaitEnd();
        }
        // The accounts and connections that they hold must not survive a restart.
        getCamelContext().getEndpoints().stream()
                .filter(endpoint -> endpoint instanceof FileHostEndpoint<?> ours && ours.getComponent() == this)
                .forEach(ServiceHelper::stopService);
        accounts.letGo();
    }

    /**
     * The account of these options, shared with all endpoints and components of the CamelContext that use the same one.
     *
     * @param token a session key that the user gave; null for none
     */
    public Account account(AccountId id, String token, FileHostConfiguration configuration) {
        return accounts.use(id, clock.instant(), key -> newAccount(key, token, configuration));
    }

    @Override
    public Collection<Account> accounts() {
        return accounts.all();
    }

    public boolean isHealthCheckAccountEnabled() {
        return healthCheckAccountEnabled;
    }

    public void setHealthCheckAccountEnabled(boolean healthCheckAccountEnabled) {
        this.healthCheckAccountEnabled = healthCheckAccountEnabled;
    }

    /** The account of that ID; null if it was never used, or not for a long time. */
    Account accountInUse(AccountId id) {
        return accounts.get(id);
    }

    private Account newAccount(AccountId id, String token, FileHostConfiguration configuration) {
        SessionStore store = configuration.getSessionStore() == null
                ? SessionStore.local(id, sessionIdleTimeout(), clock)
                : SessionStore.shared(id, configuration.getSessionStore(), clock);
        return new Account(
                id,
                new Session(id, store, token, clock),
                new RequestLimits(budget(id, configuration), configuration.getMaxConcurrentRequests()),
                new TransferSlots(configuration.getMaxConcurrentTransfers()));
    }

    /**
     * Who is told of the work with an account. They are looked for when they are first needed, because a registry may
     * be created after the component.
     *
     * @param exchange the exchange that the work is for; null for none
     */
    Watchers watchers(Account account, Exchange exchange) {
        if (watchers == null) {
            watchers =
                    new WatchersInContext(getCamelContext(), getConfiguration().scheme(), clock);
        }
        return watchers.of(account, exchange);
    }

    private RequestBudget budget(AccountId id, FileHostConfiguration configuration) {
        int requestsPerHour = configuration.getRequestsPerHour();
        if (configuration.getRequestBudget() != null) {
            return RequestBudget.of(configuration.getRequestBudget());
        }
        return configuration.getRequestBudgets() == null
                ? RequestBudget.hourly(requestsPerHour, clock)
                : RequestBudget.shared(configuration.getRequestBudgets(), id.storeKey(), requestsPerHour);
    }

    public TransferDriver transfers() {
        return transfers;
    }

    public InstantSource clock() {
        return clock;
    }

    /** Sleeps at most until the component stops. */
    public Sleeper sleeper() {
        return customSleeper == null ? sleeper : customSleeper;
    }

    /**
     * For tests that must not wait: sets another clock and another way to sleep. To be called before the component
     * starts.
     */
    protected void setTime(InstantSource newClock, Sleeper newSleeper) {
        this.clock = newClock;
        this.customSleeper = newSleeper;
    }
}
