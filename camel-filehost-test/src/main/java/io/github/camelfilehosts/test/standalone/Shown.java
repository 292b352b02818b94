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
package io.github.camelfilehosts.test.standalone;

import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileHostServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Converts the results of the kit's methods for Jackson. */
final class Shown {

    private Shown() {}

    static Object of(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof FileHostServer<?> server) {
            return Map.of("apiUrl", server.apiUrl());
        }
        if (value instanceof Content content) {
            return Map.of("size", content.size());
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(Shown::of).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> shown = new LinkedHashMap<>();
            map.forEach((key, each) -> shown.put(key.toString(), of(each)));
            return shown;
        }
        boolean ours = value.getClass().getPackage().equals(FileHostServer.class.getPackage());
        return ours && !(value instanceof Enum<?>) ? facts(value) : value.toString();
    }

    /** The values of its accessors. Methods that return the object itself are setters. */
    private static Map<String, Object> facts(Object value) {
        Map<String, Object> facts = new TreeMap<>();
        Arrays.stream(value.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass().getPackage().equals(FileHostServer.class.getPackage()))
                .filter(method -> !method.isBridge() && !method.getReturnType().isInstance(value))
                .filter(method -> !method.getName().matches("hashCode|toString"))
                .forEach(method -> facts.put(method.getName(), of(told(method, value))));
        return facts;
    }

    private static Object told(Method method, Object value) {
        try {
            return method.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
