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

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Camel Main as a user has it: YAML routes and properties, here with the stand-ins' accounts and URLs. */
abstract class KameletTestSupport {

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @TempDir
    Path directory;

    final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    final void property(String name, Object value) {
        main.addInitialProperty(name, value.toString());
    }

    /** As the README says: the accounts in properties of each Kamelet, so that they are in no URI. */
    final void accountOf(String kamelet) {
        if (kamelet.startsWith("filefactory")) {
            property("camel.kamelet." + kamelet + ".apiUrl", fileFactory.apiUrl());
            property("camel.kamelet." + kamelet + ".email", fileFactory.email());
            property("camel.kamelet." + kamelet + ".password", fileFactory.password());
            property("camel.kamelet." + kamelet + ".authKey", fileFactory.authKey());
        } else {
            property("camel.kamelet." + kamelet + ".apiUrl", alfaFile.apiUrl());
            property("camel.kamelet." + kamelet + ".login", alfaFile.login());
            property("camel.kamelet." + kamelet + ".password", alfaFile.password());
        }
    }

    /** Starts the example of a Kamelet: a file that the README shows. */
    final void startExample(String kamelet) {
        accountOf(kamelet);
        start("classpath:examples/" + kamelet + ".yaml");
    }

    final void start(String routes) {
        property("camel.main.routes-include-pattern", routes);
        property("camel.main.shutdown-timeout", 5);
        main.start();
    }

    final CamelContext context() {
        return main.getCamelContext();
    }

    final ProducerTemplate producer() {
        return context().createProducerTemplate();
    }
}
