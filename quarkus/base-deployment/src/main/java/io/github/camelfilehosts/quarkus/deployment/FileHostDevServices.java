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
package io.github.camelfilehosts.quarkus.deployment;

import io.github.camelfilehosts.test.standalone.StandIns;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CuratedApplicationShutdownBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Gives a component with neither an API URL nor an account a stand-in, in development and in tests.
 *
 * <p>The stand-ins are started here, and kept from one build of a running application to the next. Services that
 * Quarkus starts itself need its container library in every application, and there is no container here.
 */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class FileHostDevServices {

    /** The property with the URL by which the stand-ins are controlled, for tests and developers. */
    private static final String CONTROL_URL = "filehosts.devservices.url";

    private static StandIns standIns;

    /** @return null if each component has its service configured */
    @BuildStep
    DevServicesResultBuildItem standIns(
            List<StandInBuildItem> components,
            DevServicesBuildTimeConfig devServices,
            CuratedApplicationShutdownBuildItem shutdown) {
        Config config = ConfigProvider.getConfig();
        List<StandInBuildItem> unconfigured = components.stream()
                .filter(component -> !component.isConfigured(config))
                .toList();
        if (!devServices.enabled() || unconfigured.isEmpty()) {
            return null;
        }
        StandIns running = running(shutdown);
        Map<String, String> properties = new TreeMap<>(Map.of(CONTROL_URL, running.url()));
        unconfigured.forEach(component -> properties.putAll(component.settings(running.properties(), config)));
        return DevServicesResultBuildItem.discovered()
                .name("camel-filehosts")
                .description("Stand-ins, controlled at " + running.url())
                .config(properties)
                .build();
    }

    private static synchronized StandIns running(CuratedApplicationShutdownBuildItem shutdown) {
        if (standIns == null) {
            try {
                standIns = StandIns.start("localhost", 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            shutdown.addCloseTask(FileHostDevServices::stop, true);
        }
        return standIns;
    }

    private static synchronized void stop() {
        standIns.close();
        standIns = null;
    }
}
