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

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.CredentialsSource;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.http.ApiCaller;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.Envelope;
import io.github.camelfilehosts.internal.http.HttpTransport;
import io.github.camelfilehosts.internal.http.KnownSecrets;
import io.github.camelfilehosts.internal.http.Retry;
import io.github.camelfilehosts.internal.http.TransferHosts;
import io.github.camelfilehosts.internal.http.WaitAllowance;
import io.github.camelfilehosts.internal.session.Account;
import io.github.camelfilehosts.internal.session.AccountId;
import io.github.camelfilehosts.internal.session.Standing;
import io.github.camelfilehosts.internal.transfer.download.DownloadSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * What the endpoints of both components have in common: all operations in a {@code to}, and one of them in a
 * {@code from}.
 *
 * @param <C> the service's client
 */
public abstract class FileHostEndpoint<C> extends ScheduledPollEndpoint implements EndpointServiceLocation {

    private static final Pattern DASHES = Pattern.compile("[-_]");

    /** The credentials with which the source identified the account: the login that follows need not ask again. */
    private final AtomicReference<Credentials> justGiven = new AtomicReference<>();

    private volatile AccountId accountId;
    private Account clientsAccount;
    private C client;

    protected FileHostEndpoint(String uri, FileHostComponent component) {
        super(uri, component);
    }

    public abstract FileHostConfiguration getConfiguration();

    /** The component's scheme, by which failures name their provider. */
    public final String scheme() {
        return getConfiguration().scheme();
    }

    /** The operation, unless a header names another one. */
    public abstract Enum<?> getOperation();

    public FileHostComponent getFileHostComponent() {
        return (FileHostComponent) getComponent();
    }

    @Override
    public final Consumer createConsumer(Processor processor) throws Exception {
        if (getOperation() != consumedOperation()) {
            throw new InvalidRequestException(Failure.of(
                    scheme(),
                    getOperation().name(),
                    "cannot be used in a from, which allows only [" + consumedOperation() + "]. Use it in a to"));
        }
        FileHostConsumer<?> consumer = newConsumer(processor);
        configureConsumer(consumer);
        consumer.setMaxMessagesPerPoll(getConfiguration().getMaxMessagesPerPoll());
        return consumer;
    }

    /** The one operation that a {@code from} can do. */
    protected abstract Enum<?> consumedOperation();

    /** @throws InvalidRequestException if the options cannot be used in a {@code from} */
    protected abstract FileHostConsumer<?> newConsumer(Processor processor);

    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        FileHostPollingConsumer consumer = new FileHostPollingConsumer(this);
        configurePollingConsumer(consumer);
        return consumer;
    }

    /**
     * The context of calls.
     *
     * @param exchange the exchange that they are for; null if there is none yet
     * @param routeId null outside of routes
     * @param waited how long the exchange has waited so far, in nanoseconds; {@code maxWait} limits the sum
     */
    CallContext context(String operation, Exchange exchange, String routeId, AtomicLong waited) {
        Account account = account();
        WaitAllowance waits = new WaitAllowance(
                getConfiguration().getMaxWait(), getFileHostComponent().sleeper(), waited);
        return new CallContext(
                scheme(),
                operation,
                exchange == null ? null : exchange.getExchangeId(),
                routeId,
                waits,
                new KnownSecrets(account.secrets()),
                getFileHostComponent().watchers(account, exchange));
    }

    protected Retry retry() {
        return new Retry(getConfiguration().getMaxRetries(), getConfiguration().getRetryDelay());
    }

    protected TransferHosts transferHosts() {
        return TransferHosts.of(getConfiguration().getTransferHosts());
    }

    /** The transport of the endpoint's bytes, in both directions, with its {@code minTransferRate}. */
    protected HttpTransport transferTransport() {
        return getFileHostComponent()
                .transport()
                .withMinTransferRate(getConfiguration().getMinTransferRate());
    }

    public DownloadSettings downloadSettings() {
        FileHostComponent component = getFileHostComponent();
        return new DownloadSettings(
                transferTransport(),
                transferHosts(),
                retry(),
                component.clock(),
                component.transfers().executor(),
                getConfiguration().isVerifyChecksum(),
                getConfiguration().getTransferListener(),
                getConfiguration().getTransferGuard());
    }

    /**
     * The operation of this name, from an endpoint's URI or a header. As with enums of Camel's other components, case
     * and dashes do not matter.
     *
     * @throws InvalidRequestException that names it, if there is none
     */
    public static <O extends Enum<O>> O operation(Class<O> operations, String scheme, String name) {
        for (O operation : operations.getEnumConstants()) {
            if (operation.name().equalsIgnoreCase(DASHES.matcher(name).replaceAll(""))) {
                return operation;
            }
        }
        throw new InvalidRequestException(Failure.of(
                scheme,
                "endpoint",
                "operation '" + SafeText.of(name) + "' is unknown; the operations are "
                        + Arrays.toString(operations.getEnumConstants())));
    }

    /** The client of the endpoint's account. */
    public synchronized C client() {
        Account account = account();
        if (client == null || clientsAccount != account) {
            client = newClient();
            clientsAccount = account;
        }
        return client;
    }

    protected abstract C newClient();

    @Override
    public String getServiceUrl() {
        return getConfiguration().getApiUrl();
    }

    @Override
    public String getServiceProtocol() {
        return URI.create(getConfiguration().getApiUrl()).getScheme();
    }

    /**
     * The endpoint's account. It is known from the first call on, because a {@code credentialsSource} is not asked
     * earlier.
     */
    public synchronized Account account() {
        requireRunning();
        if (accountId == null) {
            accountId = newAccountId();
        }
        Account account = getFileHostComponent().account(accountId, givenSessionKey(), getConfiguration());
        Credentials known =
                getConfiguration().getCredentialsSource() == null ? configuredCredentials() : justGiven.get();
        if (known != null) {
            // Another endpoint or another node may have logged in with these credentials.
            account.session().learn(known);
        }
        return account;
    }

    /**
     * The account if it is in use, without asking or waiting; null before its first use, and after a long time without
     * use.
     */
    Account accountInUse() {
        AccountId id = accountId;
        return id == null ? null : getFileHostComponent().accountInUse(id);
    }

    /** Records a failure of the account, for health checks and consoles. */
    void tellOfFailure(Throwable failure, Exchange exchange) {
        Account account = accountInUse();
        if (account != null && failure instanceof FileHostException ours) {
            account.failures().add(ours, exchange == null ? null : exchange.getExchangeId());
        }
    }

    /** Asks the service what the account may still do. */
    final Standing standing() {
        return standing(context("accountHealth", null, null, new AtomicLong()));
    }

    protected abstract Standing standing(CallContext context);

    /** Otherwise an account would be created that survives the component's stop and is useless after its next start. */
    private void requireRunning() {
        if (getFileHostComponent().isStoppingOrStopped()) {
            throw new TemporaryFailureException(Failure.of(
                    scheme(), getOperation().name(), "not started, because the component is stopping or has stopped"));
        }
    }

    private AccountId newAccountId() {
        CredentialsSource source = getConfiguration().getCredentialsSource();
        String apiUrl = getConfiguration().api();
        if (source == null) {
            return AccountId.of(scheme(), apiUrl, accountSecrets());
        }
        Credentials given = ask(source);
        justGiven.set(given);
        return AccountId.of(scheme(), apiUrl, source, given.login());
    }

    /** Called after an operation: a later login asks the source again. */
    void forgetCredentials() {
        justGiven.set(null);
    }

    /** The login and all secrets that the options hold; each may be null. */
    protected abstract String[] accountSecrets();

    /** A session key that the user gave; null if there is none. */
    protected String givenSessionKey() {
        return null;
    }

    /** The credentials that the options hold; null if they hold none. */
    protected abstract Credentials configuredCredentials();

    /** Supplies the credentials at each login; null if there are none. */
    protected Supplier<Credentials> credentials() {
        CredentialsSource source = getConfiguration().getCredentialsSource();
        if (source != null) {
            return () -> {
                Credentials given = justGiven.getAndSet(null);
                return given == null ? ask(source) : given;
            };
        }
        Credentials configured = configuredCredentials();
        return configured == null ? null : () -> configured;
    }

    /** Whether there are credentials or a session key. */
    public final boolean hasAccount() {
        return credentials() != null || givenSessionKey() != null;
    }

    private Credentials ask(CredentialsSource source) {
        Credentials credentials;
        try {
            credentials = source.credentials();
        } catch (Throwable e) {
            throw new TemporaryFailureException(Failure.of(
                            scheme(),
                            "credentials",
                            "the credentialsSource failed with " + e.getClass().getName())
                    .withCause(e));
        }
        if (credentials == null) {
            throw new InvalidRequestException(Failure.of(
                    scheme(), "credentials", "the credentialsSource returned null; it must return credentials"));
        }
        return credentials;
    }

    @SuppressWarnings("rawtypes")
    protected ApiCaller apiCaller(Class<? extends Envelope> envelope) {
        URI uri = URI.create(getConfiguration().api() + "/");
        return new ApiCaller(
                getFileHostComponent().transport(), uri, envelope, account().requests(), retry());
    }

    @Override
    protected void doStop() throws Exception {
        synchronized (this) {
            accountId = null;
            clientsAccount = null;
            client = null;
        }
        super.doStop();
    }
}
