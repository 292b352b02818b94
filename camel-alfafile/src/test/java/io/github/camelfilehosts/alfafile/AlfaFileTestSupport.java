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
import io.github.camelfilehosts.contract.ComponentTestSupport;
import io.github.camelfilehosts.contract.ServiceWords;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The component at its stand-in, in real time with short waits. */
abstract class AlfaFileTestSupport extends ComponentTestSupport<AlfaFileComponent, AlfaFileConfiguration> {

    @RegisterExtension
    static final AlfaFileServer SERVER = new AlfaFileServer();

    AlfaFileTestSupport() {
        super(
                new ServiceWords(
                        "alfafile", "userInfo", "info", "user/login", "user/info", "file/info", "file/download", 401),
                SERVER);
    }

    @Override
    public AlfaFileComponent newComponent() {
        return new AlfaFileComponent();
    }

    @Override
    protected final AlfaFileConfiguration optionsOf(FileHostComponent component) {
        return (AlfaFileConfiguration) component.getConfiguration();
    }

    @Override
    protected void useAccount(AlfaFileConfiguration options) {
        options.setApiUrl(SERVER.apiUrl());
        options.setLogin(SERVER.login());
        options.setPassword(SERVER.password());
        options.setRetryDelay(Duration.ofMillis(1));
        options.setPollInterval(Duration.ofMillis(5));
    }

    @Override
    public final Credentials account() {
        return new Credentials(SERVER.login(), SERVER.password(), null);
    }

    @Override
    public final void usePassword(String password) {
        component.getConfiguration().setPassword(password);
    }

    @Override
    public final void withoutAccount() {
        component.getConfiguration().setLogin(null);
        component.getConfiguration().setPassword(null);
    }

    @Override
    public final void expireSessions() {
        SERVER.expireTokens();
    }

    @Override
    public final void addFile(String id, String name, Content content) {
        SERVER.addFile(id, name, content);
    }
}
