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
import io.github.camelfilehosts.FileExist;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TransferGuard;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.internal.http.TransferHosts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of both components; each is an option of the component and of the endpoint. */
@UriParams
public abstract class FileHostConfiguration implements Cloneable {

    @UriParam(
            description =
                    "The file: its ID, or a pasted link of the service. Where an operation takes several, they are separated by"
                            + " white space, commas or semicolons. The header wins; without both, the message body is taken.")
    private String fileId;

    @UriParam(
            description =
                    "The name to store the file under, for an upload at the service, for a download in the downloadDirectory."
                            + " By default the file's own name.")
    private String fileName;

    @UriParam(
            label = "download",
            description =
                    "Writes a downloaded file into this directory instead of handing out a HostedFile: as NAME.ID.part, resumed over"
                            + " restarts, checked, and renamed in one step. The body is then a java.io.File. A file that is there and right is not"
                            + " fetched again.")
    private String downloadDirectory;

    @UriParam(
            label = "download",
            defaultValue = "Fail",
            description = "What to do when another file of that name is in the downloadDirectory.")
    private FileExist fileExist = FileExist.Fail;

    @UriParam(
            label = "download",
            defaultValue = "1",
            description =
                    "How many ranges of a file are fetched side by side, with downloadDirectory; never more than the link allows.")
    private int downloadConnections = 1;

    @UriParam(
            label = "download",
            defaultValue = "true",
            description = "Whether the MD5 of what was downloaded is compared with what the service says.")
    private boolean verifyChecksum = true;

    @UriParam(
            defaultValue = "3",
            description =
                    "How often a temporary failure is tried again; 0 for never. What could do the same thing twice is never repeated.")
    private int maxRetries = 3;

    @UriParam(
            defaultValue = "1s",
            description =
                    "The wait before the first retry; it doubles with each further one, with jitter. A wait that the service asks"
                            + " for takes its place.")
    private Duration retryDelay = Duration.ofSeconds(1);

    @UriParam(
            defaultValue = "60s",
            description =
                    "How long one exchange may wait in sum: for a free link's delay, retries, a Retry-After or the request budget. A wait that"
                            + " would exceed it is thrown at once, with its retryAfter.")
    private Duration maxWait = Duration.ofSeconds(60);

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description = "How many messages one poll of a consumer makes at most; 0 for all that it finds.")
    private int maxMessagesPerPoll;

    @UriParam(
            label = "advanced",
            defaultValue = "4",
            description =
                    "How many API calls of an account may be in flight. The first endpoint that uses the account decides.")
    private int maxConcurrentRequests = 4;

    @UriParam(
            label = "advanced",
            defaultValue = "5",
            description =
                    "How many files of an account are moved side by side: uploads, and downloads to a directory. The first endpoint that"
                            + " uses the account decides.")
    private int maxConcurrentTransfers = 5;

    @UriParam(
            label = "advanced",
            defaultValue = "1024",
            description =
                    "How many bytes a second a download or an upload must move, on average over the component's soTimeout: what is slower counts as"
                            + " silence. 0 for none. The time that a reader of a HostedFile, or the source of an upload, takes does not count.")
    private int minTransferRate = 1024;

    @UriParam(
            label = "advanced",
            description =
                    "Runs uploads and downloads to a directory on the caller's thread, as always in a transacted exchange."
                            + " By default the caller's thread is left free.")
    private boolean synchronous;

    @UriParam(label = "advanced", description = "Hears of the bytes of each transfer, for a progress bar or a meter.")
    private TransferListener transferListener;

    @UriParam(
            label = "advanced",
            description =
                    "Is asked every few seconds, and before the last bytes, whether a transfer may go on: a lease that is lost stops what it"
                            + " protected.")
    private TransferGuard transferGuard;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description =
                    "Whether a message's header may name another operation than the endpoint's. By default it is an error that it is there: whoever"
                            + " sends messages could delete where a route only asks.")
    private boolean allowOperationHeader;

    @UriParam(
            label = "security",
            description =
                    "The hosts that a file's bytes may come from or go to, separated by commas, as in *.filefactory.com; an asterisk stands for any"
                            + " characters. A link, redirect or upload URL that points to another host is an error, and nothing is sent there. By"
                            + " default any host.")
    private String transferHosts;

    @UriParam(
            label = "security",
            description =
                    "Is asked for the credentials at each login, in place of the options, for credentials that rotate.")
    private CredentialsSource credentialsSource;

    @UriParam(
            label = "advanced",
            description =
                    "Where session keys are kept, to share them between nodes: a map of Hazelcast, Redisson or Infinispan. By default in"
                            + " memory.")
    private ConcurrentMap<String, String> sessionStore;

    @UriParam(
            label = "advanced",
            description =
                    "The request budget of the account, to share it between nodes: a Bucket4j bucket of any kind. By default a local one"
                            + " for requestsPerHour.")
    private Bucket requestBudget;

    @UriParam(
            label = "advanced",
            description =
                    "The request budgets of all accounts, to share them between nodes: a Bucket4j ProxyManager, which gives each account a bucket"
                            + " of its own for requestsPerHour.")
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

    public String getDownloadDirectory() {
        return downloadDirectory;
    }

    public void setDownloadDirectory(String downloadDirectory) {
        this.downloadDirectory = downloadDirectory;
    }

    public FileExist getFileExist() {
        return fileExist;
    }

    public void setFileExist(FileExist fileExist) {
        this.fileExist = fileExist;
    }

    public int getDownloadConnections() {
        return downloadConnections;
    }

    public void setDownloadConnections(int downloadConnections) {
        this.downloadConnections = downloadConnections;
    }

    public boolean isVerifyChecksum() {
        return verifyChecksum;
    }

    public void setVerifyChecksum(boolean verifyChecksum) {
        this.verifyChecksum = verifyChecksum;
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

    public int getMaxConcurrentTransfers() {
        return maxConcurrentTransfers;
    }

    public void setMaxConcurrentTransfers(int maxConcurrentTransfers) {
        this.maxConcurrentTransfers = maxConcurrentTransfers;
    }

    public int getMinTransferRate() {
        return minTransferRate;
    }

    public void setMinTransferRate(int minTransferRate) {
        this.minTransferRate = minTransferRate;
    }

    public boolean isSynchronous() {
        return synchronous;
    }

    public void setSynchronous(boolean synchronous) {
        this.synchronous = synchronous;
    }

    public TransferListener getTransferListener() {
        return transferListener;
    }

    public void setTransferListener(TransferListener transferListener) {
        this.transferListener = transferListener;
    }

    public TransferGuard getTransferGuard() {
        return transferGuard;
    }

    public void setTransferGuard(TransferGuard transferGuard) {
        this.transferGuard = transferGuard;
    }

    public boolean isAllowOperationHeader() {
        return allowOperationHeader;
    }

    public void setAllowOperationHeader(boolean allowOperationHeader) {
        this.allowOperationHeader = allowOperationHeader;
    }

    public String getTransferHosts() {
        return transferHosts;
    }

    public void setTransferHosts(String transferHosts) {
        this.transferHosts = transferHosts;
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

    /** What refuses an option. */
    protected OptionCheck check() {
        return new OptionCheck(scheme());
    }

    /**
     * Checks each option by itself, as far as it can be without a message. What an endpoint may still add may be
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
                // Whoever puts a password there does not want to read it in a log.
                getApiUrl() != null && getApiUrl().contains("@") ? "xxxxxx" : getApiUrl());
        check.require(downloadConnections >= 1, "downloadConnections", "at least 1", downloadConnections);
        check.require(maxRetries >= 0, "maxRetries", "at least 0", maxRetries);
        check.requireTime("retryDelay", retryDelay);
        check.requireTime("maxWait", maxWait);
        check.require(maxMessagesPerPoll >= 0, "maxMessagesPerPoll", "at least 0", maxMessagesPerPoll);
        check.require(maxConcurrentRequests >= 1, "maxConcurrentRequests", "at least 1", maxConcurrentRequests);
        check.require(maxConcurrentTransfers >= 1, "maxConcurrentTransfers", "at least 1", maxConcurrentTransfers);
        check.require(minTransferRate >= 0, "minTransferRate", "at least 0", minTransferRate);
        check.require(getRequestsPerHour() >= 0, "requestsPerHour", "at least 0", getRequestsPerHour());
        check.requireOne("requestBudget", requestBudget, "requestBudgets", requestBudgets);
        check.require(fileExist != null, "fileExist", "Fail, Override or Rename", null);
        check.requireNotBlank("fileName", fileName);
        check.require(
                transferHosts == null || TransferHosts.isUsable(transferHosts),
                "transferHosts",
                "host names separated by commas, without ports, as in *.example.com",
                transferHosts);
        check.requireNotBlank("downloadDirectory", downloadDirectory);
        check.require(
                isPath(downloadDirectory),
                "downloadDirectory",
                "a directory that this system can name",
                downloadDirectory);
    }

    private static boolean isPath(String text) {
        try {
            return text == null || Path.of(text) != null;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Checks that nothing is missing for an account, or that there is none.
     *
     * @throws InvalidRequestException that names the option that is missing
     */
    protected abstract void validateAccount();

    /**
     * The options that hold credentials, always in the same order; the {@code credentialsSource} is one too, and not
     * among them.
     */
    protected abstract List<CredentialOption<?>> credentialOptions();

    CredentialOptions credentials() {
        List<CredentialOption<?>> all = new ArrayList<>(credentialOptions());
        all.add(new CredentialOption<>("credentialsSource", this::getCredentialsSource, this::setCredentialsSource));
        return new CredentialOptions(all);
    }

    /** Where the API is, in one spelling. */
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
