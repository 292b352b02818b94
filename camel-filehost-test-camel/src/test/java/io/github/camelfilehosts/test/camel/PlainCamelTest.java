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
package io.github.camelfilehosts.test.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.ApiFault;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// tag::kit[]
class PlainCamelTest {

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @Test
    void uploadsThoughAnAnswerGetsLost() throws Exception {
        AlfaFileComponent component = new AlfaFileComponent();
        component.getConfiguration().setApiUrl(alfaFile.apiUrl());
        component.getConfiguration().setLogin(alfaFile.login());
        component.getConfiguration().setPassword(alfaFile.password());
        alfaFile.failCall("file/upload", ApiFault.dropReply(false), 1);

        try (CamelContext context = new DefaultCamelContext()) {
            context.addComponent("alfafile", component);
            context.start();
            context.createProducerTemplate().requestBody("alfafile:upload?fileName=a.txt&retryDelay=10ms", "hello");
        }

        assertThat(alfaFile.files()).hasSize(1);
        assertThat(alfaFile.calls("file/upload")).isEqualTo(2);
    }
}
// end::kit[]
