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
package io.github.camelfilehosts.filefactory;

import io.github.camelfilehosts.internal.camel.CredentialOption;
import io.github.camelfilehosts.internal.camel.FileHostConfiguration;
import io.github.camelfilehosts.internal.camel.OptionCheck;
import java.util.List;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of filefactory, in addition to those of both components. */
@UriParams
public class FileFactoryConfiguration extends FileHostConfiguration {

    static final String DEFAULT_API_URL = "https://api.filefactory.com/v1";

    @UriParam(
            label = "security",
            secret = true,
            description = "The email address of the FileFactory account. Without an account, getFileInfo,"
                    + " getDownloadLink and download work, with free links.")
    private String email;

    @UriParam(label = "security", secret = true, description = "The password of the FileFactory account.")
    private String password;

    @UriParam(
            label = "security",
            secret = true,
            description = "The authorization key that FileFactory assigned to you. It is sent with the login.")
    private String authKey;

    @UriParam(label = "security", secret = true, description = "The password of a protected file. The header wins.")
    private String filePassword;

    @UriParam(
            label = "consumer",
            description =
                    "Keeps the last status of each file, so that a consumer does not report it again after a restart: a"
                            + " FileStateRepository, or another StateRepository of Camel. By default in memory.")
    private StateRepository<String, String> stateRepository;

    @UriParam(
            label = "advanced",
            defaultValue = "5000",
            description = "How many requests the account may make in any 60 minutes; a fifth of them may be made at"
                    + " once. 0 for no budget. The first endpoint that uses the account sets it.")
    private int requestsPerHour = 5000;

    @UriParam(
            label = "advanced",
            defaultValue = DEFAULT_API_URL,
            description =
                    "The URL of the API, with its version. The component's credentials are sent to the component's"
                            + " apiUrl only: an endpoint with another one needs credentials of its own.")
    private String apiUrl = DEFAULT_API_URL;

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = given(email);
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = given(password);
    }

    public String getAuthKey() {
        return authKey;
    }

    public void setAuthKey(String authKey) {
        this.authKey = given(authKey);
    }

    public String getFilePassword() {
        return filePassword;
    }

    public void setFilePassword(String filePassword) {
        this.filePassword = filePassword;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
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
        return FileFactoryEndpoint.SCHEME;
    }

    @Override
    protected void validate() {
        super.validate();
        OptionCheck check = check();
        check.requireNotBlank("email", email);
        check.requireNotBlank("password", password);
        check.requireNotBlank("authKey", authKey);
    }

    @Override
    protected void validateAccount() {
        OptionCheck check = check();
        check.requireBeside("email", email, "password", password);
        check.requireBeside("password", password, "email", email);
        check.requireBeside("authKey", authKey, "email", email);
    }

    @Override
    protected List<CredentialOption<?>> credentialOptions() {
        return List.of(
                new CredentialOption<>("email", this::getEmail, this::setEmail),
                new CredentialOption<>("password", this::getPassword, this::setPassword),
                new CredentialOption<>("authKey", this::getAuthKey, this::setAuthKey),
                new CredentialOption<>("filePassword", this::getFilePassword, this::setFilePassword));
    }

    @Override
    protected FileFactoryConfiguration copy() {
        return (FileFactoryConfiguration) super.copy();
    }
}
