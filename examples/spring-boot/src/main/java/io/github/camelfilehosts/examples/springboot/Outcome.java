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
package io.github.camelfilehosts.examples.springboot;

import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import org.apache.camel.Message;

/** How a file got to AlfaFile. */
enum Outcome {

    /** Its bytes were sent. */
    SENT,

    /** AlfaFile had its content already: no byte was sent. */
    INSTANT,

    /** It was there before. */
    SKIPPED;

    static Outcome of(Message upload) {
        if (upload.getHeader(AlfaFileConstants.SKIPPED, false, boolean.class)) {
            return SKIPPED;
        }
        return upload.getHeader(AlfaFileConstants.INSTANT_UPLOAD, false, boolean.class) ? INSTANT : SENT;
    }
}
