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
package io.github.camelfilehosts.examples.linkchecker;

import io.github.camelfilehosts.test.FileFactoryServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** FileFactory on this machine, with an account, and files to work on. */
public final class StandIn implements QuarkusTestResourceLifecycleManager {

    static final String LINKS = "target/links.csv";
    static final String STATUSES = "target/statuses.csv";

    private final FileFactoryServer fileFactory = new FileFactoryServer();

    @Override
    public Map<String, String> start() {
        fileFactory.start();
        return Map.of(
                "linkchecker.links", LINKS,
                "linkchecker.statuses", STATUSES,
                "linkchecker.every", "1s",
                "FILEFACTORY_EMAIL", fileFactory.email(),
                "FILEFACTORY_PASSWORD", fileFactory.password(),
                "FILEFACTORY_AUTHKEY", fileFactory.authKey(),
                "FILEFACTORY_API_URL", fileFactory.apiUrl());
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(fileFactory, new TestInjector.MatchesType(FileFactoryServer.class));
    }

    @Override
    public void stop() {
        fileFactory.close();
    }
}
