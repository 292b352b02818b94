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
package io.github.camelfilehosts;

import io.github.camelfilehosts.internal.camel.FileHostComponent;
import java.lang.reflect.Field;
import java.util.Map;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.hc.core5.pool.ConnPoolControl;

/**
 * The connections of a component's HttpClients. Nobody but tests wants to know of them, so this looks where it may not.
 */
public final class Pools {

    private Pools() {}

    /** How many are in use. */
    public static int leased(FileHostComponent component) {
        try {
            Object http = read(FileHostComponent.class.getSuperclass(), "http", component);
            return ((Map<?, ?>) read(http.getClass(), "endpoints", http))
                    .values().stream().mapToInt(Pools::leased).sum();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("The component is not made as its tests think", e);
        }
    }

    private static int leased(Object endpoint) {
        return ((ConnPoolControl<?>) ((HttpEndpoint) endpoint).getClientConnectionManager())
                .getTotalStats()
                .getLeased();
    }

    private static Object read(Class<?> type, String field, Object object) throws ReflectiveOperationException {
        Field found = type.getDeclaredField(field);
        found.setAccessible(true);
        return found.get(object);
    }
}
