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
package io.github.camelfilehosts.quarkus.it;

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Both services on this machine, and the properties that lead the application to them. */
public final class StandIns implements QuarkusTestResourceLifecycleManager {

    private final FileFactoryServer fileFactory = new FileFactoryServer();
    private final AlfaFileServer alfaFile = new AlfaFileServer();

    @Override
    public Map<String, String> start() {
        fileFactory.start();
        alfaFile.start();
        return Map.of(
                "camel.component.filefactory.email", fileFactory.email(),
                "camel.component.filefactory.password", fileFactory.password(),
                "camel.component.filefactory.auth-key", fileFactory.authKey(),
                "camel.component.filefactory.api-url", fileFactory.apiUrl(),
                "camel.component.alfafile.login", alfaFile.login(),
                "camel.component.alfafile.password", alfaFile.password(),
                "camel.component.alfafile.api-url", alfaFile.apiUrl());
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(fileFactory, new TestInjector.MatchesType(FileFactoryServer.class));
        test.injectIntoFields(alfaFile, new TestInjector.MatchesType(AlfaFileServer.class));
    }

    @Override
    public void stop() {
        fileFactory.close();
        alfaFile.close();
    }
}
