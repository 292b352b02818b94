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
package io.github.camelfilehosts.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The endpoint DSL has a name for each header; the options are looked at by {@link OptionsContract}. */
public abstract class EndpointDslHeadersContract {

    private final Object names;
    private final Class<?> constants;

    /**
     * @param names the DSL's
     * @param constants the component's
     */
    protected EndpointDslHeadersContract(Object names, Class<?> constants) {
        this.names = names;
        this.constants = constants;
    }

    @Test
    void areComplete() throws ReflectiveOperationException {
        List<Object> named = new ArrayList<>();
        for (Method method : names.getClass().getDeclaredMethods()) {
            // Coverage tools add methods of their own.
            if (!method.isSynthetic()) {
                named.add(method.invoke(names));
            }
        }
        List<Object> headers = new ArrayList<>();
        for (Field header : constants.getFields()) {
            headers.add(header.get(null));
        }

        assertThat(named).isNotEmpty().containsExactlyInAnyOrderElementsOf(headers);
    }
}
