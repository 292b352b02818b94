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
package io.github.camelfilehosts.internal.camel;

import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;

/**
 * Refuses unusable texts where options are set on a configuration itself, as
 * {@code camel.component.NAME.configuration.OPTION} or on a bean in YAML or XML. It sets nothing: Camel uses the
 * setters for that. It is named by the files in {@code META-INF/services/org/apache/camel/configurer}.
 */
public final class ConfigurationConfigurer implements PropertyConfigurer {

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        if (value instanceof String text) {
            FileHostConfiguration configuration = (FileHostConfiguration) target;
            OptionText.read(context, configuration.scheme(), name, type(configuration, name), text);
        }
        return false;
    }

    /** The type of an option; null if there is no such option. */
    private static Class<?> type(FileHostConfiguration configuration, String name) {
        return Stream.of(configuration.getClass().getMethods())
                .filter(method -> method.getName().equalsIgnoreCase("set" + name))
                .findFirst()
                .map(ConfigurationConfigurer::parameterType)
                .orElse(null);
    }

    private static Class<?> parameterType(Method setter) {
        return setter.getParameterTypes()[0];
    }
}
