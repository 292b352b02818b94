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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfilehosts.test.FileHostServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/** Calls a public method of the kit by its name, with arguments from JSON. */
final class RemoteCall {

    /** Methods that would break remote control, or that are useless in it. */
    private static final Set<String> NOT_OVER_HTTP = Set.of("start", "close", "at", "wireMock");

    private RemoteCall() {}

    /**
     * The result of the method.
     *
     * @param target an object of the kit, or a class of it for its static methods
     * @param arguments an array; none if it is missing
     * @throws NoSuchElementException if there is no method of that name
     * @throws IllegalArgumentException if it does not take these arguments, or refuses them
     */
    static Object of(Object target, String name, JsonNode arguments) {
        boolean isClass = target instanceof Class<?>;
        List<Method> methods = Arrays.stream((isClass ? (Class<?>) target : target.getClass()).getMethods())
                .filter(method -> method.getName().equals(name) && isOffered(method))
                .filter(method -> Modifier.isStatic(method.getModifiers()) == isClass)
                .toList();
        if (methods.isEmpty()) {
            throw new NoSuchElementException("No such method: " + name);
        }
        if (!arguments.isMissingNode() && !arguments.isArray()) {
            throw new IllegalArgumentException("Arguments are an array: [...]");
        }
        for (Method method : methods) {
            if (Arguments.fit(method.getParameterTypes(), arguments)) {
                return invoke(method, isClass ? null : target, Arguments.of(method.getParameterTypes(), arguments));
            }
        }
        throw new IllegalArgumentException(name + " does not take these arguments, but "
                + String.join(
                        " or ", methods.stream().map(RemoteCall::parameters).toList()));
    }

    private static boolean isOffered(Method method) {
        return method.getDeclaringClass().getPackage().equals(FileHostServer.class.getPackage())
                && !method.isBridge()
                && !NOT_OVER_HTTP.contains(method.getName());
    }

    private static String parameters(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .toList()
                .toString();
    }

    private static Object invoke(Method method, Object target, Object[] arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(String.valueOf(e.getCause().getMessage()), e);
        }
    }
}
