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
package io.github.camelfilehosts.quarkus.it;

import io.github.camelfilehosts.alfafile.AlfaFileEndpoint;
import io.github.camelfilehosts.filefactory.FileFactoryEndpoint;
import io.github.camelfilehosts.options.OptionSamples;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.camel.quarkus.main.events.BeforeConfigure;

/** Sample values of all options. The beans among them are in the registry when the components are configured. */
@Singleton
class SampleOptions {

    private final Map<String, OptionSamples> byScheme = Map.of(
            "filefactory", OptionSamples.ofComponent(FileFactoryEndpoint.class, "filefactory"),
            "alfafile", OptionSamples.ofComponent(AlfaFileEndpoint.class, "alfafile"));

    Map<String, OptionSamples> byScheme() {
        return byScheme;
    }

    void bind(@Observes BeforeConfigure event) {
        byScheme.forEach((scheme, options) -> options.beans()
                .forEach((name, bean) -> event.getCamelContext().getRegistry().bind(scheme + name, bean)));
    }
}
