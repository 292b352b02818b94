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

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.internal.client.AlfaFileClient;
import io.github.camelfilehosts.alfafile.internal.client.AlfaFileDownloads;
import io.github.camelfilehosts.alfafile.internal.client.AlfaFileEnvelope;
import io.github.camelfilehosts.alfafile.internal.client.UploadJournal;
import io.github.camelfilehosts.alfafile.internal.client.UploadSettings;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.internal.camel.FileHostConsumer;
import io.github.camelfilehosts.internal.camel.FileHostEndpoint;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.session.AccountId;
import io.github.camelfilehosts.internal.session.Standing;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** Upload files to the file host AlfaFile, download and manage them, and consume the files of a folder. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = AlfaFileEndpoint.SCHEME,
        title = "AlfaFile",
        syntax = "alfafile:operation",
        remote = true,
        category = {Category.CLOUD, Category.FILE},
        headersClass = AlfaFileConstants.class)
@Metadata(annotations = {"protocol=https"})
public class AlfaFileEndpoint extends FileHostEndpoint<AlfaFileClient> implements AsyncEndpoint {

    static final String SCHEME = "alfafile";

    private static final int MOST_REMEMBERED = 10_000;

    @UriPath(description = "The operation.")
    @Metadata(required = true)
    private final AlfaFileOperation operation;

    @UriParam
    private final AlfaFileConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description = "The time between two polls, in milliseconds.")
    private long delay = 60 * 1000;

    private final IdempotentRepository ownHandedOut =
            MemoryIdempotentRepository.memoryIdempotentRepository(MOST_REMEMBERED);

    public AlfaFileEndpoint(
            String uri, AlfaFileComponent component, AlfaFileOperation operation, AlfaFileConfiguration configuration) {
        super(uri, component);
        setDelay(delay);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new AlfaFileProducer(this);
    }

    @Override
    protected AlfaFileOperation consumedOperation() {
        return AlfaFileOperation.download;
    }

    @Override
    protected FileHostConsumer<?> newConsumer(Processor processor) {
        return new AlfaFileConsumer(this, processor);
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    @Override
    protected AlfaFileClient newClient() {
        AlfaFileComponent component = (AlfaFileComponent) getComponent();
        return new AlfaFileClient(
                apiCaller(AlfaFileEnvelope.class), account(), credentials(), component.knownFolders(account()));
    }

    @Override
    protected Standing standing(CallContext context) {
        UserInfo user = client().userInfo(context);
        return new Standing(
                user.premium(),
                user.premiumUntil(),
                new Standing.Volume(user.trafficLeft(), user.trafficTotal()),
                new Standing.Volume(user.storageLeft(), user.storageTotal()));
    }

    /** Remembers what was handed out. The default, in memory, belongs to the endpoint and lives as long as it does. */
    IdempotentRepository handedOut() {
        return configuration.getIdempotentRepository() == null ? ownHandedOut : configuration.getIdempotentRepository();
    }

    AlfaFileDownloads downloads() {
        return new AlfaFileDownloads(client(), downloadSettings(), configuration.getDownloadConnections() > 1);
    }

    /** Without password and token, which may change while the uploads stay those of the same account. */
    private String loginDigest() {
        return AccountId.of(SCHEME, configuration.api(), configuration.api(), configuration.getLogin())
                .digest();
    }

    UploadSettings uploadSettings() {
        AlfaFileComponent component = (AlfaFileComponent) getComponent();
        return new UploadSettings(
                transferTransport(),
                transferHosts(),
                retry(),
                configuration.getUploadTimeout(),
                configuration.getPollInterval(),
                getFileHostComponent().clock(),
                component.sentUploads(),
                configuration.getUploadJournal() == null
                        ? null
                        : new UploadJournal(configuration.getUploadJournal(), loginDigest()),
                configuration.getTransferListener(),
                configuration.getTransferGuard());
    }

    @Override
    protected String[] accountSecrets() {
        return new String[] {configuration.getLogin(), configuration.getPassword(), configuration.getToken()};
    }

    /**
     * Nothing can be done without an account, so the start fails, and not the first message.
     *
     * @throws InvalidRequestException that names what to set
     */
    void requireAccount() {
        if (!hasAccount()) {
            throw new InvalidRequestException(Failure.of(
                    SCHEME,
                    operation.name(),
                    "has no account: set login and password, token, or credentialsSource, on the component or the"
                            + " endpoint. If they come from variables, check that these are set"));
        }
    }

    @Override
    protected String givenSessionKey() {
        return configuration.getToken();
    }

    @Override
    protected Credentials configuredCredentials() {
        return configuration.getLogin() == null
                ? null
                : new Credentials(configuration.getLogin(), configuration.getPassword(), null);
    }

    @Override
    public AlfaFileOperation getOperation() {
        return operation;
    }

    @Override
    public AlfaFileConfiguration getConfiguration() {
        return configuration;
    }
}
