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
package io.github.camelfilehosts.alfafile.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Arrays;

/** Who may see a file (API page, "Possible values of the Mode property"). */
public enum Mode {
    @JsonAlias("1")
    PUBLIC(1),
    @JsonAlias("2")
    PRIVATE(2),
    @JsonAlias("3")
    HOT(3);

    private final int number;

    Mode(int number) {
        this.number = number;
    }

    /** The service's number for it. */
    public int number() {
        return number;
    }

    /**
     * The mode of this name, in upper or lower case, or of this number.
     *
     * @return null if there is no such mode
     */
    public static Mode of(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().equalsIgnoreCase(text)
                        || String.valueOf(mode.number).equals(text))
                .findFirst()
                .orElse(null);
    }
}
