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

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.filefactory.internal.client.FileFactoryClient;
import io.github.camelfilehosts.filefactory.internal.client.FileFactoryDownloads;
import io.github.camelfilehosts.filefactory.internal.client.FileFactoryEnvelope;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import io.github.camelfilehosts.internal.camel.FileHostConsumer;
import io.github.camelfilehosts.internal.camel.FileHostEndpoint;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.session.Standing;
import java.time.Instant;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** Download files from the file host FileFactory, get facts about files, links and the account, and watch links. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = FileFactoryEndpoint.SCHEME,
        title = "FileFactory",
        syntax = "filefactory:operation",
        remote = true,
        category = {Category.CLOUD, Category.FILE},
        headersClass = FileFactoryConstants.class)
@Metadata(annotations = {"protocol=https"})
public class FileFactoryEndpoint extends FileHostEndpoint<FileFactoryClient> implements AsyncEndpoint {

    static final String SCHEME = "filefactory";

    @UriPath(description = "The operation.")
    @Metadata(required = true)
    private final FileFactoryOperation operation;

    @UriParam
    private final FileFactoryConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "900000",
            description = "The time between two polls, in milliseconds.")
    private long delay = 15 * 60 * 1000;

    private final StateRepository<String, String> ownStates = new MemoryStateRepository();

    public FileFactoryEndpoint(
            String uri,
            FileFactoryComponent component,
            FileFactoryOperation operation,
            FileFactoryConfiguration configuration) {
        super(uri, component);
        setDelay(delay);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new FileFactoryProducer(this);
    }

    @Override
    protected FileFactoryOperation consumedOperation() {
        return FileFactoryOperation.getFileInfo;
    }

    @Override
    protected FileHostConsumer<?> newConsumer(Processor processor) {
        return new FileFactoryConsumer(this, processor);
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
    protected FileFactoryClient newClient() {
        return new FileFactoryClient(
                apiCaller(FileFactoryEnvelope.class), account().session(), credentials());
    }

    /** The last status of each file. The default, in memory, belongs to the endpoint and lives as long as it does. */
    StateRepository<String, String> states() {
        return configuration.getStateRepository() == null ? ownStates : configuration.getStateRepository();
    }

    FileFactoryDownloads downloads() {
        return new FileFactoryDownloads(client(), downloadSettings());
    }

    /** Much can be done without an account. If one was meant to be set, the log tells that there is none. */
    void sayWhetherGuest() {
        if (!hasAccount()) {
            ((FileFactoryComponent) getComponent()).sayGuest();
        }
    }

    @Override
    protected String[] accountSecrets() {
        return new String[] {configuration.getEmail(), configuration.getPassword(), configuration.getAuthKey()};
    }

    @Override
    protected Credentials configuredCredentials() {
        return configuration.getEmail() == null
                ? null
                : new Credentials(configuration.getEmail(), configuration.getPassword(), configuration.getAuthKey());
    }

    @Override
    public FileFactoryOperation getOperation() {
        return operation;
    }

    @Override
    public FileFactoryConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    protected Standing standing(CallContext context) {
        MemberInfo member = client().getMemberInfo(context);
        Boolean premium =
                member.accountType() == null ? null : !member.accountType().equalsIgnoreCase("free");
        return new Standing(
                premium,
                premiumUntil(member),
                left(member.trafficShareUsed(), member.trafficShareLimit()),
                left(member.storageUsed(), member.storageLimit()));
    }

    /** Computed from the time left, because the zone of the date is a guess. */
    private Instant premiumUntil(MemberInfo member) {
        if (member.expiryMs() != null) {
            return getFileHostComponent().clock().instant().plusMillis(member.expiryMs());
        }
        return member.expiryDate() == null ? null : member.expiryDate().toInstant();
    }

    private static Standing.Volume left(Long used, Long limit) {
        return new Standing.Volume(used == null || limit == null ? null : limit - used, limit);
    }
}
