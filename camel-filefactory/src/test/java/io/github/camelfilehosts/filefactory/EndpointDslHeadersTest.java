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

import io.github.camelfilehosts.filefactory.FileFactoryEndpointBuilderFactory.FileFactoryBuilders;
import io.github.camelfilehosts.filefactory.FileFactoryEndpointBuilderFactory.FileFactoryHeaderNameBuilder;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The endpoint DSL has a name for each header; the options are looked at by {@link OptionsTest}. */
class EndpointDslHeadersTest {

    @Test
    void areComplete() throws ReflectiveOperationException {
        FileFactoryHeaderNameBuilder names = new FileFactoryBuilders() {}.filefactory();
        List<Object> named = new ArrayList<>();
        for (Method method : FileFactoryHeaderNameBuilder.class.getDeclaredMethods()) {
            // Coverage tools add methods of their own.
            if (!method.isSynthetic()) {
                named.add(method.invoke(names));
            }
        }
        List<Object> headers = new ArrayList<>();
        for (Field header : FileFactoryConstants.class.getFields()) {
            headers.add(header.get(null));
        }

        assertThat(named).containsExactlyInAnyOrderElementsOf(headers);
    }
}
