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

import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.internal.camel.FileHostEndpoint;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The component {@code filefactory}: files of the file host FileFactory. */
@Component(FileFactoryEndpoint.SCHEME)
@ManagedResource(description = "Managed FileFactory component")
public class FileFactoryComponent extends FileHostComponent {

    /**
     * "Session keys are valid for 15 minutes once generated. This expiration is extended automatically" (API page,
     * getSessionKey).
     */
    private static final Duration SESSION_IDLE_TIMEOUT = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(FileFactoryComponent.class);

    @Metadata(description = "The options that endpoints start from.")
    private FileFactoryConfiguration configuration = new FileFactoryConfiguration();

    private final AtomicBoolean guestSaid = new AtomicBoolean();

    public FileFactoryComponent() {}

    public FileFactoryComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        FileFactoryEndpoint endpoint = new FileFactoryEndpoint(
                uri,
                this,
                FileHostEndpoint.operation(FileFactoryOperation.class, FileFactoryEndpoint.SCHEME, remaining),
                configuration.copy());
        configure(endpoint, parameters);
        return endpoint;
    }

    /** Logs, at the first endpoint without an account, what that means. */
    void sayGuest() {
        if (guestSaid.compareAndSet(false, true)) {
            LOG.info("No account is set: FileFactory is used as a guest, which gives facts and free links. To use an"
                    + " account, set email, password and authKey; if they come from variables, check that these are"
                    + " set");
        }
    }

    @Override
    protected Duration sessionIdleTimeout() {
        return SESSION_IDLE_TIMEOUT;
    }

    @Override
    public FileFactoryConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(FileFactoryConfiguration configuration) {
        this.configuration = configuration;
    }
}
