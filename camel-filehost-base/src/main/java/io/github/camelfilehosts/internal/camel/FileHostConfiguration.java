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

import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelfilehosts.CredentialsSource;
import io.github.camelfilehosts.InvalidRequestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of both components; each is an option of the component and of the endpoint, as are those for transfers.
 */
@UriParams
public abstract class FileHostConfiguration extends TransferConfiguration implements Cloneable {

    @UriParam(
            description = "The file: its ID or a pasted link. Several, where the operation takes several, are separated"
                    + " by white space, commas or semicolons. The header wins. Without either, the message body is"
                    + " used.")
    private String fileId;

    @UriParam(
            description = "The name to store the file under: at the service for an upload, in the downloadDirectory for"
                    + " a download. By default the file's own name.")
    private String fileName;

    @UriParam(
            defaultValue = "3",
            description = "How often a call is retried after a temporary failure; 0 for never. A call that could do the"
                    + " same thing twice is never retried.")
    private int maxRetries = 3;

    @UriParam(
            defaultValue = "1s",
            description =
                    "The wait before the first retry; it doubles with each further one, with jitter. A wait that the service asks"
                            + " for takes its place.")
    private Duration retryDelay = Duration.ofSeconds(1);

    @UriParam(
            defaultValue = "60s",
            description = "How long one exchange may wait in total: for a free link's delay, retries, a Retry-After or"
                    + " the request budget. If a wait would exceed it, the exchange fails at once, and the exception's"
                    + " retryAfter tells the wait.")
    private Duration maxWait = Duration.ofSeconds(60);

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description = "The maximum number of messages of one poll; 0 for no limit.")
    private int maxMessagesPerPoll;

    @UriParam(
            label = "advanced",
            defaultValue = "4",
            description = "The maximum number of API calls of an account at the same time. The first endpoint that uses"
                    + " the account sets it.")
    private int maxConcurrentRequests = 4;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description = "Whether a header may name another operation than the endpoint's. By default such a header is"
                    + " an error: otherwise whoever sends messages could delete files where the route only asks about"
                    + " them.")
    private boolean allowOperationHeader;

    @UriParam(
            label = "security",
            description = "Gives the credentials at each login, instead of the options; for credentials that change.")
    private CredentialsSource credentialsSource;

    @UriParam(
            label = "advanced",
            description = "Where session keys are kept, to share them between nodes: for example a map of Hazelcast,"
                    + " Redisson or Infinispan. By default in memory.")
    private ConcurrentMap<String, String> sessionStore;

    @UriParam(
            label = "advanced",
            description =
                    "The request budget of the account, to share it between nodes: any Bucket4j bucket. By default a"
                            + " local one for requestsPerHour.")
    private Bucket requestBudget;

    @UriParam(
            label = "advanced",
            description = "The request budgets of all accounts, to share them between nodes: a Bucket4j ProxyManager,"
                    + " which gives each account a bucket of its own for requestsPerHour.")
    private ProxyManager<String> requestBudgets;

    public String getFileId() {
        return fileId;
    }

    public void setFileId(String fileId) {
        this.fileId = fileId;
    }

    public String getFileName() {
        return fileName;
    }

    public void setFileName(String fileName) {
        this.fileName = fileName;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public Duration getMaxWait() {
        return maxWait;
    }

    public void setMaxWait(Duration maxWait) {
        this.maxWait = maxWait;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public int getMaxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    public void setMaxConcurrentRequests(int maxConcurrentRequests) {
        this.maxConcurrentRequests = maxConcurrentRequests;
    }

    public boolean isAllowOperationHeader() {
        return allowOperationHeader;
    }

    public void setAllowOperationHeader(boolean allowOperationHeader) {
        this.allowOperationHeader = allowOperationHeader;
    }

    public CredentialsSource getCredentialsSource() {
        return credentialsSource;
    }

    public void setCredentialsSource(CredentialsSource credentialsSource) {
        this.credentialsSource = credentialsSource;
    }

    public ConcurrentMap<String, String> getSessionStore() {
        return sessionStore;
    }

    public void setSessionStore(ConcurrentMap<String, String> sessionStore) {
        this.sessionStore = sessionStore;
    }

    public Bucket getRequestBudget() {
        return requestBudget;
    }

    public void setRequestBudget(Bucket requestBudget) {
        this.requestBudget = requestBudget;
    }

    public ProxyManager<String> getRequestBudgets() {
        return requestBudgets;
    }

    public void setRequestBudgets(ProxyManager<String> requestBudgets) {
        this.requestBudgets = requestBudgets;
    }

    public abstract String getApiUrl();

    public abstract int getRequestsPerHour();

    /** The component's scheme, by which failures name their provider. */
    protected abstract String scheme();

    /** The check that refuses unusable options. */
    protected OptionCheck check() {
        return new OptionCheck(scheme());
    }

    /**
     * Checks each option by itself, as far as possible without a message. Options that an endpoint may still add may be
     * missing.
     *
     * @throws InvalidRequestException that names the option
     */
    protected void validate() {
        OptionCheck check = check();
        check.require(
                ApiUrl.isUsable(getApiUrl()),
                "apiUrl",
                "an http or https URL without user, password and query",
                // The part before an @ may be a password, which must not be logged.
                getApiUrl() != null && getApiUrl().contains("@") ? "xxxxxx" : getApiUrl());
        check.require(maxRetries >= 0, "maxRetries", "at least 0", maxRetries);
        check.requireTime("retryDelay", retryDelay);
        check.requireTime("maxWait", maxWait);
        check.require(maxMessagesPerPoll >= 0, "maxMessagesPerPoll", "at least 0", maxMessagesPerPoll);
        check.require(maxConcurrentRequests >= 1, "maxConcurrentRequests", "at least 1", maxConcurrentRequests);
        check.require(getRequestsPerHour() >= 0, "requestsPerHour", "at least 0", getRequestsPerHour());
        check.requireOne("requestBudget", requestBudget, "requestBudgets", requestBudgets);
        check.requireNotBlank("fileName", fileName);
        validate(check);
    }

    /**
     * Checks that the options of an account are complete, or all missing.
     *
     * @throws InvalidRequestException that names the option that is missing
     */
    protected abstract void validateAccount();

    /** The options that hold credentials, always in the same order, without the {@code credentialsSource}. */
    protected abstract List<CredentialOption<?>> credentialOptions();

    /**
     * A credential as it was given; null for an empty text, which is what {@code {{env:ALFAFILE_TOKEN:}}} gives for a
     * variable that is not set.
     */
    protected static String given(String credential) {
        return credential == null || credential.isEmpty() ? null : credential;
    }

    CredentialOptions credentials() {
        List<CredentialOption<?>> all = new ArrayList<>(credentialOptions());
        all.add(new CredentialOption<>("credentialsSource", this::getCredentialsSource, this::setCredentialsSource));
        return new CredentialOptions(all);
    }

    /** The normalized URL of the API. */
    public String api() {
        return ApiUrl.normalized(getApiUrl());
    }

    protected FileHostConfiguration copy() {
        try {
            return (FileHostConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
