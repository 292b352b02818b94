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
package io.github.camelfilehosts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.Test;

/**
 * Camel shows the URIs that a Kamelet makes of its properties, here with all that is secret masked; of the log,
 * {@link NoSecretsInLogTest} takes care.
 */
class SecretsTest extends KameletTestSupport {

    @Test
    void areShownNeitherInUrisNorByJmx() throws Exception {
        alfaFile.addFile("GH", "old.txt", Content.of("old"));
        accountOf("alfafile-upload-action");
        accountOf("filefactory-file-info-action");
        main.start();
        producer().requestBodyAndHeader("kamelet:alfafile-upload-action", "text", "file", "a.txt");
        producer().requestBody("kamelet:filefactory-file-info-action", "nowhere");
        producer()
                .requestBody(
                        "kamelet:alfafile-delete-action?apiUrl=" + alfaFile.apiUrl() + "&login=" + alfaFile.login()
                                + "&password=" + alfaFile.password(),
                        "GH");

        List<String> shown = new ArrayList<>();
        for (Endpoint endpoint : context().getEndpoints()) {
            shown.add(endpoint.toString());
        }
        MBeanServer server =
                context().getManagementStrategy().getManagementAgent().getMBeanServer();
        for (ObjectName name : server.queryNames(
                new ObjectName("org.apache.camel:context=" + context().getName() + ",*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    shown.add(name + " " + attribute.getName() + ": " + server.getAttribute(name, attribute.getName()));
                }
            }
        }

        assertThat(shown).anyMatch(line -> line.contains("alfafile://upload?") && line.contains("password=xxxxxx"));
        assertThat(Secrets.in(shown.stream())).isEmpty();
    }
}
