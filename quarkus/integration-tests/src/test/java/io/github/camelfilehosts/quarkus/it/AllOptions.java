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

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.util.StringHelper;

/** Each option of both components as a property of the application. */
public final class AllOptions implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> properties = new HashMap<>();
        new SampleOptions()
                .byScheme()
                .forEach((scheme, options) -> options.texts()
                        .forEach((option, text) -> properties.put(
                                "camel.component." + scheme + "." + StringHelper.camelCaseToDash(option),
                                // The other component has beans of the same name.
                                text.replace("#bean:", "#bean:" + scheme))));
        return properties;
    }
}
