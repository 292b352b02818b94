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
package io.github.camelfilehosts.alfafile;

import io.github.camelfilehosts.alfafile.internal.FolderConsumerConfiguration;
import io.github.camelfilehosts.alfafile.internal.client.FolderPath;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.internal.camel.CredentialOption;
import io.github.camelfilehosts.internal.camel.OptionCheck;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of alfafile, in addition to those of both components. */
@UriParams
public class AlfaFileConfiguration extends FolderConsumerConfiguration {

    static final String DEFAULT_API_URL = "https://alfafile.net/api/v1";

    @UriParam(
            label = "security",
            secret = true,
            description = "A valid access token. Once it is rejected, login and password are used, if they are set.")
    private String token;

    @UriParam(label = "security", secret = true, description = "The login of the AlfaFile account.")
    private String login;

    @UriParam(label = "security", secret = true, description = "The password of the AlfaFile account.")
    private String password;

    @UriParam(
            description = "The folder: its ID or a pasted link. The folder to upload to, to create a folder in, to ask"
                    + " about or to consume from, by default the root; or the one to rename, copy, move or delete.")
    private String folderId;

    @UriParam(
            description = "A path below folderId or the root: names separated by slashes, for example photos/2026."
                    + " Missing folders are created by upload and startUpload, each once; they are an error for"
                    + " listFolder and in a from.")
    private String folderPath;

    @UriParam(description = "The folder to copy or move to: its ID or a pasted link; root for the root.")
    private String destinationFolderId;

    @UriParam(
            enums = "PUBLIC,PRIVATE,HOT",
            description = "Who may see the file that is uploaded or whose mode is changed; 1, 2 and 3 are accepted too."
                    + " By default as set in the account.")
    private String mode;

    @UriParam(
            label = "upload",
            description = "Whether upload looks into the folder first. A file there with the same name, size and MD5 is"
                    + " the result, and nothing is announced. It makes an upload safe whose message may be delivered"
                    + " twice.")
    private boolean skipExisting;

    @UriParam(
            label = "upload",
            description = "Remembers uploads by their uploadKey, even after this process ends: any ConcurrentMap, on"
                    + " disk or shared. The same key never makes a second file.")
    private ConcurrentMap<String, String> uploadJournal;

    @UriParam(
            label = "upload",
            description = "Your own key for this upload, under which the uploadJournal remembers it.")
    private String uploadKey;

    @UriParam(label = "upload", description = "The ID of the upload to ask about, or to continue.")
    private String uploadId;

    @UriParam(
            label = "upload",
            defaultValue = "10m",
            description = "How long the service may take to process a file after all its bytes were sent.")
    private Duration uploadTimeout = Duration.ofMinutes(10);

    @UriParam(
            label = "upload",
            defaultValue = "1s",
            description = "How long to wait before the service is asked again about an upload that it processes. The"
                    + " wait doubles each time, up to 10 s.")
    private Duration pollInterval = Duration.ofSeconds(1);

    @UriParam(
            defaultValue = "true",
            description = "Whether copy, move and delete, of files and of folders, throw a PartialFailureException if"
                    + " any of them failed; otherwise they return what became of each.")
    private boolean failOnPartial = true;

    @UriParam(
            label = "advanced",
            defaultValue = "0",
            description = "How many requests the account may make in any 60 minutes; a fifth of them may be made at"
                    + " once. 0 for no budget: AlfaFile documents no limit. The first endpoint that uses the account"
                    + " sets it.")
    private int requestsPerHour;

    @UriParam(
            label = "advanced",
            defaultValue = DEFAULT_API_URL,
            description =
                    "The URL of the API, with its version. The component's credentials are sent to the component's"
                            + " apiUrl only: an endpoint with another one needs credentials of its own.")
    private String apiUrl = DEFAULT_API_URL;

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = given(token);
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = given(login);
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = given(password);
    }

    public String getFolderId() {
        return folderId;
    }

    public void setFolderId(String folderId) {
        this.folderId = folderId;
    }

    public String getFolderPath() {
        return folderPath;
    }

    public void setFolderPath(String folderPath) {
        this.folderPath = folderPath;
    }

    public String getDestinationFolderId() {
        return destinationFolderId;
    }

    public void setDestinationFolderId(String destinationFolderId) {
        this.destinationFolderId = destinationFolderId;
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public String getUploadId() {
        return uploadId;
    }

    public void setUploadId(String uploadId) {
        this.uploadId = uploadId;
    }

    public boolean isSkipExisting() {
        return skipExisting;
    }

    public void setSkipExisting(boolean skipExisting) {
        this.skipExisting = skipExisting;
    }

    public ConcurrentMap<String, String> getUploadJournal() {
        return uploadJournal;
    }

    public void setUploadJournal(ConcurrentMap<String, String> uploadJournal) {
        this.uploadJournal = uploadJournal;
    }

    public String getUploadKey() {
        return uploadKey;
    }

    public void setUploadKey(String uploadKey) {
        this.uploadKey = uploadKey;
    }

    public Duration getUploadTimeout() {
        return uploadTimeout;
    }

    public void setUploadTimeout(Duration uploadTimeout) {
        this.uploadTimeout = uploadTimeout;
    }

    public Duration getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    public boolean isFailOnPartial() {
        return failOnPartial;
    }

    public void setFailOnPartial(boolean failOnPartial) {
        this.failOnPartial = failOnPartial;
    }

    @Override
    public int getRequestsPerHour() {
        return requestsPerHour;
    }

    public void setRequestsPerHour(int requestsPerHour) {
        this.requestsPerHour = requestsPerHour;
    }

    @Override
    public String getApiUrl() {
        return apiUrl;
    }

    public void setApiUrl(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    @Override
    protected String scheme() {
        return AlfaFileEndpoint.SCHEME;
    }

    @Override
    protected void validate() {
        super.validate();
        OptionCheck check = check();
        check.requireNotBlank("token", token);
        check.requireNotBlank("login", login);
        check.requireNotBlank("password", password);
        check.require(mode == null || Mode.of(mode) != null, "mode", "PUBLIC, PRIVATE, HOT, 1, 2 or 3", mode);
        check.requireNotBlank("folderPath", folderPath);
        check.require(
                isFolderPath(folderPath),
                "folderPath",
                "names separated by slashes, none of them blank, . or ..",
                folderPath);
        check.requireNotBlank("uploadKey", uploadKey);
        check.requireTime("uploadTimeout", uploadTimeout);
        check.requireTime("pollInterval", pollInterval);
        check.require(!pollInterval.isZero(), "pollInterval", "more than 0", pollInterval);
    }

    private static boolean isFolderPath(String text) {
        try {
            return text == null || FolderPath.of(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    protected void validateAccount() {
        OptionCheck check = check();
        check.requireBeside("login", login, "password", password);
        check.requireBeside("password", password, "login", login);
    }

    @Override
    protected List<CredentialOption<?>> credentialOptions() {
        return List.of(
                new CredentialOption<>("login", this::getLogin, this::setLogin),
                new CredentialOption<>("password", this::getPassword, this::setPassword),
                new CredentialOption<>("token", this::getToken, this::setToken));
    }

    @Override
    protected AlfaFileConfiguration copy() {
        return (AlfaFileConfiguration) super.copy();
    }
}
