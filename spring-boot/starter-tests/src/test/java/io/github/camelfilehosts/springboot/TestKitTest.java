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
package io.github.camelfilehosts.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.test.AlfaFileServer;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

// tag::kit[]
@SpringBootTest
@DirtiesContext
class TestKitTest {

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        alfaFile.properties(registry::add);
    }

    @Autowired
    private ProducerTemplate template;

    @Test
    void logsIn() {
        UserInfo user = template.requestBody("alfafile:userInfo", null, UserInfo.class);

        assertThat(user.email()).isEqualTo(alfaFile.login());
        assertThat(alfaFile.logins()).isOne();
    }
}
// end::kit[]
