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

import io.github.camelfilehosts.contract.ComponentTestSupport;
import io.github.camelfilehosts.test.AlfaFileServer;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The component at its stand-in, in real time with short waits. */
abstract class AlfaFileTestSupport extends ComponentTestSupport<AlfaFileComponent, AlfaFileConfiguration> {

    @RegisterExtension
    static final AlfaFileServer SERVER = new AlfaFileServer();

    AlfaFileTestSupport() {
        super("alfafile", SERVER);
    }

    @Override
    protected AlfaFileComponent newComponent() {
        return new AlfaFileComponent();
    }

    @Override
    protected final AlfaFileConfiguration optionsOf(AlfaFileComponent component) {
        return component.getConfiguration();
    }

    @Override
    protected void useAccount(AlfaFileConfiguration options) {
        options.setApiUrl(SERVER.apiUrl());
        options.setLogin(SERVER.login());
        options.setPassword(SERVER.password());
        options.setRetryDelay(Duration.ofMillis(1));
        options.setPollInterval(Duration.ofMillis(5));
    }
}
