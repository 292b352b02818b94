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
package io.github.camelfilehosts.alfafile.internal.client;

import com.fasterxml.jackson.core.io.NumberInput;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.camelfilehosts.internal.json.TextDeserializer;

/**
 * The answer of an upload server.
 *
 * @param status null if it states none
 */
record UploadServerEnvelope(
        @JsonDeserialize(using = TextDeserializer.class) String status) {

    private static final int OK = 200;

    /** Whether it reports no failure. */
    boolean isGood() {
        return !"false".equals(status) && NumberInput.parseAsInt(status, OK) == OK;
    }
}
