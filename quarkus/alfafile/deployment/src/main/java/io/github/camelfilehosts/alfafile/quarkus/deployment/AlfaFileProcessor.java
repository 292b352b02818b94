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
package io.github.camelfilehosts.alfafile.quarkus.deployment;

import io.github.camelfilehosts.quarkus.deployment.StandInBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import java.util.List;

/** The part of this extension only; the rest is the same for both. */
class AlfaFileProcessor {

    private static final String FEATURE = "camel-alfafile";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem sslInNativeExecutables() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    @BuildStep
    StandInBuildItem standIn() {
        return new StandInBuildItem(
                "alfafile", List.of("api-url", "login", "password"), List.of("token", "credentials-source"));
    }
}
