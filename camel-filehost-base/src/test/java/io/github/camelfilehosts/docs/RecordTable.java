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
package io.github.camelfilehosts.docs;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of the records that a component answers with, from the records themselves. */
public final class RecordTable {

    private RecordTable() {}

    public static String of(Class<?>... records) {
        return Stream.of(records)
                .map(each -> "| `" + each.getSimpleName() + "` | " + fields(each))
                .collect(Collectors.joining(
                        "\n",
                        "[width=\"100%\",cols=\"1,5\",options=\"header\"]\n|===\n| Record | Fields\n",
                        "\n|===\n"));
    }

    private static String fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(field -> "`" + field.getName() + "` " + type(field))
                .collect(Collectors.joining(", "));
    }

    private static String type(RecordComponent field) {
        Class<?> type = field.getType();
        if (!type.isEnum()) {
            return field.getGenericType().getTypeName().replaceAll("[\\w.]+\\.(?=\\w)", "");
        }
        return Arrays.stream(type.getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(", ", type.getSimpleName() + " (", ")"));
    }
}
