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

import io.github.camelfilehosts.alfafile.internal.client.KnownFolders;
import io.github.camelfilehosts.alfafile.internal.client.SentUploads;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.internal.camel.FileHostEndpoint;
import io.github.camelfilehosts.internal.session.Account;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** The component {@code alfafile}: files of the file host AlfaFile. */
@Component(AlfaFileEndpoint.SCHEME)
@ManagedResource(description = "Managed AlfaFile component")
public class AlfaFileComponent extends FileHostComponent {

    private final SentUploads sentUploads = new SentUploads();

    private final Map<Account, KnownFolders> knownFolders = Collections.synchronizedMap(new WeakHashMap<>());

    @Metadata(description = "The options that endpoints start from.")
    private AlfaFileConfiguration configuration = new AlfaFileConfiguration();

    public AlfaFileComponent() {}

    public AlfaFileComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        AlfaFileEndpoint endpoint = new AlfaFileEndpoint(
                uri,
                this,
                FileHostEndpoint.operation(AlfaFileOperation.class, AlfaFileEndpoint.SCHEME, remaining),
                configuration.copy());
        configure(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected Duration sessionIdleTimeout() {
        // The lifetime of a token is not documented.
        return null;
    }

    SentUploads sentUploads() {
        return sentUploads;
    }

    KnownFolders knownFolders(Account account) {
        return knownFolders.computeIfAbsent(account, key -> new KnownFolders());
    }

    @Override
    public AlfaFileConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(AlfaFileConfiguration configuration) {
        this.configuration = configuration;
    }
}
