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
package io.github.camelfilehosts.fuzz;

import java.util.Map;

/**
 * An operation as a route asks for it.
 *
 * @param uri of the endpoint
 * @param body of the message
 * @param headers of the message
 * @param result what its body must be afterwards, if it succeeds
 */
public record Operation(String uri, Object body, Map<String, Object> headers, Class<?> result) {

    /** The name of the component. */
    String provider() {
        return uri.substring(0, uri.indexOf(':'));
    }

    /** The name that every failure must have. */
    String name() {
        return uri.replaceFirst("^[^:]*:", "").replaceFirst("\\?.*", "");
    }
}
