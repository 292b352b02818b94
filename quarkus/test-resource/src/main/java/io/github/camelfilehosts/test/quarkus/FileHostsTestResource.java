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
package io.github.camelfilehosts.test.quarkus;

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts stand-ins of both services on this machine, sets the properties with which a Quarkus application uses them,
 * and injects the servers into a test's fields of their types:
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithTestResource(FileHostsTestResource.class)
 * class MirrorTest {
 *
 *     FileFactoryServer fileFactory;
 *     AlfaFileServer alfaFile;
 * }
 * }</pre>
 *
 * <p>They run as long as the application. The test itself must call {@link FileFactoryServer#reset()}, and check
 * {@link FileFactoryServer#faultsNeverMet()}.
 */
public final class FileHostsTestResource implements QuarkusTestResourceLifecycleManager {

    private final FileFactoryServer fileFactory = new FileFactoryServer();
    private final AlfaFileServer alfaFile = new AlfaFileServer();

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new TreeMap<>(fileFactory.start().properties());
        properties.putAll(alfaFile.start().properties());
        return properties;
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
