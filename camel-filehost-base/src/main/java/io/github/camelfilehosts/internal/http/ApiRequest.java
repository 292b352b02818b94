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
package io.github.camelfilehosts.internal.http;

import io.github.camelfilehosts.UnexpectedResponseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a service's API: a method, relative to the {@code apiUrl}, and its form fields. Immutable.
 *
 * <p>Reads may be repeated. A call made with {@link #once()} changes something: it is not sent again after a failure
 * that leaves open whether it was carried out.
 */
public final class ApiRequest {

    private final String method;
    private final Map<String, String> form;
    private final List<String> secrets;
    private final boolean repeatable;

    private ApiRequest(String method, Map<String, String> form, List<String> secrets, boolean repeatable) {
        this.method = method;
        this.form = form;
        this.secrets = secrets;
        this.repeatable = repeatable;
    }

    public static ApiRequest of(String method) {
        return new ApiRequest(method, Map.of(), List.of(), true);
    }

    /** Adds a field; one whose value is null is left out. */
    public ApiRequest with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(form);
        more.put(name, value.toString());
        return new ApiRequest(method, Collections.unmodifiableMap(more), secrets, repeatable);
    }

    /** Adds a field whose value is never shown; one whose value is null is left out. */
    public ApiRequest withSecret(String name, String value) {
        if (value == null) {
            return this;
        }
        List<String> more = new ArrayList<>(secrets);
        more.add(value);
        return new ApiRequest(method, form, more, repeatable).with(name, value);
    }

    /** The same call, not to be sent again once it may have been carried out. */
    public ApiRequest once() {
        return new ApiRequest(method, form, secrets, false);
    }

    public String method() {
        return method;
    }

    public Map<String, String> form() {
        return form;
    }

    public boolean repeatable() {
        return repeatable;
    }

    /** The values of the fields that are never shown. */
    List<String> secrets() {
        return secrets;
    }

    /**
     * Returns what the answer must hold.
     *
     * @param what a description of it, for the message: "a file"
     */
    public <T> T require(Optional<T> answer, String what, CallContext context) {
        return answer.orElseThrow(
                () -> new UnexpectedResponseException(context.failure(method + " was answered without " + what)));
    }

    /** Only the method, because the fields may hold secrets. */
    @Override
    public String toString() {
        return method;
    }
}
