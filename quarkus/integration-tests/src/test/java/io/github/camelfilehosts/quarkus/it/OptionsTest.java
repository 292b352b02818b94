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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.alfafile.AlfaFileEndpoint;
import io.github.camelfilehosts.filefactory.FileFactoryEndpoint;
import io.github.camelfilehosts.options.OptionSamples;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.junit.jupiter.api.Test;

/** Each option of a component, and so each default of its endpoints, can stand in application.properties. */
@QuarkusTest
@TestProfile(AllOptions.class)
class OptionsTest {

    @Inject
    CamelContext context;

    @Inject
    SampleOptions samples;

    @Test
    void ofFileFactory() {
        assertArrived("filefactory", FileFactoryEndpoint.class);
    }

    @Test
    void ofAlfaFile() {
        assertArrived("alfafile", AlfaFileEndpoint.class);
    }

    private void assertArrived(String scheme, Class<?> endpoint) {
        OptionSamples options = samples.byScheme().get(scheme);
        Component component = context.getComponent(scheme);

        options.assertSet(component, component.getComponentPropertyConfigurer(), context);
        assertThat(options.texts())
                .containsAllEntriesOf(OptionSamples.ofBoth(endpoint, scheme).texts());
    }
}
