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
package io.github.camelfilehosts.camel;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.http.Retry;
import io.github.camelfilehosts.transfer.TransferSettings;
import java.net.URI;
import java.util.function.Supplier;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultEndpoint;

/** What the endpoints of both components have in common: they produce only. */
public abstract class FileHostEndpoint extends DefaultEndpoint implements AsyncEndpoint {

    protected FileHostEndpoint(String uri, FileHostComponent component) {
        super(uri, component);
    }

    public abstract FileHostConfiguration getConfiguration();

    /** The component's scheme, by which failures name their provider. */
    public abstract String scheme();

    public FileHostComponent getFileHostComponent() {
        return (FileHostComponent) getComponent();
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("You cannot receive messages from " + scheme() + "; use it in a to");
    }

    /** The API's address as methods are resolved against it. */
    protected URI apiUri() {
        String url = getConfiguration().getApiUrl();
        return URI.create(url.endsWith("/") ? url : url + "/");
    }

    protected Retry retry() {
        return new Retry(getConfiguration().getMaxRetries(), getConfiguration().getRetryDelay());
    }

    public TransferSettings transferSettings() {
        FileHostComponent component = getFileHostComponent();
        return new TransferSettings(
                component.transport(),
                retry(),
                getConfiguration().getMaxWait(),
                component.sleeper(),
                component.clock(),
                getConfiguration().isVerifyChecksum(),
                getConfiguration().getTransferListener());
    }

    /**
     * Whom to ask for credentials at each login.
     *
     * @param configured what the options say; null if they say nothing
     * @return null if there are none
     */
    protected Supplier<Credentials> credentials(Credentials configured) {
        if (getConfiguration().getCredentialsSource() != null) {
            return getConfiguration().getCredentialsSource()::credentials;
        }
        return configured == null ? null : () -> configured;
    }
}
