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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.test.AlfaFileServer;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Health check and dev console, switched on as the page says: by Camel Main's properties. */
class CamelMainTest {

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    private final Main main = new Main();

    @BeforeEach
    void startMain() {
        main.addInitialProperty("camel.health.producers-enabled", "true");
        main.addInitialProperty("camel.main.dev-console-enabled", "true");
        main.addInitialProperty("camel.component.alfafile.api-url", alfaFile.apiUrl());
        main.addInitialProperty("camel.component.alfafile.login", alfaFile.login());
        main.addInitialProperty("camel.component.alfafile.password", alfaFile.password());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:account").to("alfafile:userInfo");
            }
        });
        main.start();
    }

    @AfterEach
    void stopMain() {
        main.stop();
    }

    @Test
    void theAccountIsPartOfTheReadiness() {
        assertThat(HealthCheckHelper.isResultsUp(readiness(), true)).isTrue();
        alfaFile.account(alfaFile.login(), "another");
        main.getCamelContext()
                .createFluentProducerTemplate()
                .to("direct:account")
                .send();

        assertThat(HealthCheckHelper.isResultsUp(readiness(), true)).isFalse();
        assertThat(readiness()).singleElement().satisfies(result -> {
            assertThat(result.getState()).isEqualTo(State.DOWN);
            assertThat(result.getMessage().orElseThrow()).contains("401");
        });
        assertThat(HealthCheckHelper.isResultsUp(HealthCheckHelper.invokeLiveness(main.getCamelContext()), false))
                .isTrue();
    }

    @Test
    void theConsoleIsAmongCamelsOwn() {
        main.getCamelContext()
                .createFluentProducerTemplate()
                .to("direct:account")
                .send();
        DevConsoleRegistry consoles =
                main.getCamelContext().getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);

        DevConsole console = consoles.stream()
                .filter(each -> each.getId().equals("filehost"))
                .findFirst()
                .orElseThrow();

        assertThat((String) console.call(DevConsole.MediaType.TEXT, Map.of())).contains("provider: alfafile");
        assertThat(consoles.resolveById("context")).isNotNull();
    }

    private List<HealthCheck.Result> readiness() {
        return List.copyOf(HealthCheckHelper.invokeReadiness(main.getCamelContext()));
    }
}
