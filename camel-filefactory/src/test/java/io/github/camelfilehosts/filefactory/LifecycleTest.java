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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.contract.LifecycleContract;
import io.github.camelfilehosts.test.Content;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class LifecycleTest extends FileFactoryTestSupport implements LifecycleContract {

    @Override
    public FileFactoryComponent newComponent() {
        return new FileFactoryComponent();
    }

    @Test
    void stoppingEndsADownloadThatWaitsForAFreeLinksDelay() throws Exception {
        SERVER.addFile("abc", "a.bin", Content.random(100_000, 1))
                .linkType("free")
                .delay(50);
        CompletableFuture<Exchange> sent = sendAsync("filefactory:download?downloadDirectory=" + directory);
        await().until(() -> SERVER.calls("getDownloadLink") == 1);

        stopWithin(10);

        assertThat((Throwable) sent.get(5, TimeUnit.SECONDS).getException()).isInstanceOf(FileHostException.class);
        verifyNothingIsLeft();
    }
}
