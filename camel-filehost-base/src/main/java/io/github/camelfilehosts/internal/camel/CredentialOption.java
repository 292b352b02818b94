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

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An option of one configuration that holds a credential.
 *
 * @param name as in a URI
 * @param get its value; null if it is not given
 * @param set takes a value, or null for none
 */
public record CredentialOption(String name, Supplier<String> get, Consumer<String> set) {

    boolean isGiven() {
        return get.get() != null;
    }
}
