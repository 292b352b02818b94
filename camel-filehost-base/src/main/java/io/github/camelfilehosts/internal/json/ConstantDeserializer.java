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
package io.github.camelfilehosts.internal.json;

import com.fasterxml.jackson.databind.util.CompactStringObjectMap;
import com.fasterxml.jackson.databind.util.EnumResolver;

/** Reads a constant of an enum by its name or an alias, in upper or lower case. */
final class ConstantDeserializer extends ScalarDeserializer<Object> {

    private static final long serialVersionUID = 1L;

    private final CompactStringObjectMap constants;

    @SuppressWarnings("unchecked")
    ConstantDeserializer(EnumResolver type) {
        super((Class<Object>) (Class<?>) type.getEnumClass());
        constants = type.constructLookup();
    }

    @Override
    protected Object read(String text) {
        return constants.findCaseInsensitive(text);
    }
}
