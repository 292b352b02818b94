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

import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.SentExchange;
import io.github.camelfilehosts.contract.GracefulStopContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GracefulStopTest extends FileFactoryTestSupport implements GracefulStopContract {

    @Override
    public FileFactoryComponent newComponent() {
        return new FileFactoryComponent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:one", "direct:read"})
    void aFreeLinksDelayIsServed(String route) throws Exception {
        SERVER.addFile("abc", "a.bin", CONTENT).linkType("free").delay(1);
        SentExchange sent = begin(route);
        await().atMost(PATIENCE).until(() -> SERVER.calls("getDownloadLink") == 1);

        context.stop();

        assertArrived(sent);
    }
}
