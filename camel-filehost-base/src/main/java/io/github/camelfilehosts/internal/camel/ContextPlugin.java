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

import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** What all components of a CamelContext share. */
final class ContextPlugin {

    private ContextPlugin() {}

    /** The plugin of that type, which is created if there is none. */
    static <T> T get(CamelContext context, Class<T> type, Supplier<T> factory) {
        var extension = context.getCamelContextExtension();
        synchronized (extension) {
            T shared = extension.getContextPlugin(type);
            if (shared == null) {
                shared = factory.get();
                extension.addContextPlugin(type, shared);
            }
            return shared;
        }
    }
}
