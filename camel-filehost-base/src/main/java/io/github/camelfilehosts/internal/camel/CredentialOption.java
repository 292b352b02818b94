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
 * An option of a configuration that holds a credential, or a source of credentials.
 *
 * @param name the name as in a URI
 * @param get returns its value; null if it is not set
 * @param set sets its value; null for none
 */
public record CredentialOption<T>(String name, Supplier<T> get, Consumer<T> set) {

    boolean isGiven() {
        return get.get() != null;
    }

    void clear() {
        set.accept(null);
    }

    /** Takes the value of the same option of another configuration, if this one has none. */
    @SuppressWarnings("unchecked")
    void inherit(CredentialOption<?> same) {
        if (!isGiven()) {
            set.accept((T) same.get().get());
        }
    }
}
