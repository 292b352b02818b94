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

import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.secrets.SuiteLog;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without an account much can be done, also where it would come from variables that are not set; and it is said. */
class GuestTest {

    private static final String SAID = " INFO " + FileFactoryComponent.class.getName() + " - No account is set";

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    private final Main main = new Main();

    @AfterEach
    void stopMain() {
        main.stop();
    }

    private void start() {
        main.addInitialProperty("camel.component.filefactory.api-url", fileFactory.apiUrl());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:info").to("filefactory:getFileInfo");
                from("direct:link").to("filefactory:getDownloadLink");
            }
        });
        main.start();
    }

    @Test
    void aGuestIsToldOnce() throws Exception {
        for (String option : new String[] {"email", "password", "auth-key"}) {
            main.addInitialProperty("camel.component.filefactory." + option, "{{env:CAMEL_FILEHOSTS_NOT_SET:}}");
        }
        fileFactory.addFile("1ep92k3t0fdz", "Tulips.jpg", Content.of("tulips"));
        long before = said();
        start();

        FileInfoList infos = main.getCamelTemplate().requestBody("direct:info", "1ep92k3t0fdz", FileInfoList.class);

        assertThat(infos.get(0).name()).isEqualTo("Tulips.jpg");
        assertThat(fileFactory.logins()).isZero();
        assertThat(said() - before).isEqualTo(1);
    }

    @Test
    void whoHasAnAccountIsNotTold() throws IOException {
        main.addInitialProperty("camel.component.filefactory.email", fileFactory.email());
        main.addInitialProperty("camel.component.filefactory.password", fileFactory.password());
        main.addInitialProperty("camel.component.filefactory.auth-key", fileFactory.authKey());
        long before = said();
        start();

        assertThat(said()).isEqualTo(before);
    }

    private static long said() throws IOException {
        try (var lines = Files.lines(SuiteLog.LOG, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(SAID)).count();
        }
    }
}
