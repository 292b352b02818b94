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

import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/** Sets options like the configurer that Camel generates, except that unusable texts are an error. */
public final class StrictConfigurer implements PropertyConfigurer, PropertyConfigurerGetter {

    private final String scheme;
    private final PropertyConfigurer generated;
    private final PropertyConfigurerGetter getter;

    private StrictConfigurer(String scheme, PropertyConfigurer generated) {
        this.scheme = scheme;
        this.generated = generated;
        this.getter = (PropertyConfigurerGetter) generated;
    }

    /**
     * @param scheme the component's, by which failures name their provider
     * @param generated a configurer of Camel, which is a getter too; null if there is none, as for a user's class
     * @return null if there is none
     */
    public static PropertyConfigurer of(String scheme, PropertyConfigurer generated) {
        return generated == null ? null : new StrictConfigurer(scheme, generated);
    }

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        Object read = value instanceof String text
                ? OptionText.read(context, scheme, name, getOptionType(name, ignoreCase), text)
                : value;
        return generated.configure(context, target, name, read, ignoreCase);
    }

    @Override
    public Class<?> getOptionType(String name, boolean ignoreCase) {
        return getter.getOptionType(name, ignoreCase);
    }

    @Override
    public Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return getter.getOptionValue(target, name, ignoreCase);
    }

    @Override
    public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return getter.getCollectionValueType(target, name, ignoreCase);
    }
}
