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

import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.contract.TransferHostsContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class TransferHostsTest extends FileFactoryTestSupport implements TransferHostsContract {

    private RawServer inside;

    @Override
    protected void configure(FileFactoryConfiguration options) {
        options.setTransferHosts(HOSTS);
    }

    @BeforeEach
    void startOtherHost() throws IOException {
        inside = new RawServer((request, out) -> RawServer.reply(out, 200, "hello".getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void stopOtherHost() throws IOException {
        inside.close();
    }

    @Override
    public RawServer inside() {
        return inside;
    }

    @Override
    public String linkAnswer(String url) {
        return "{\"type\":\"success\",\"result\":{\"url\":\"%s\",\"linkType\":\"premium\"}}".formatted(url);
    }
}
