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

import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.ids.IdReader;

/** The {@code response} of the methods that answer with a file. */
record FileAnswer(AlfaFile file) {

    /** Checks the ID, which goes into messages, and from there into other calls. */
    static AlfaFile withId(AlfaFile file, ApiRequest call, CallContext context) {
        if (file == null || !isId(file.id())) {
            throw new UnexpectedResponseException(context.failure(call + " was answered with a file without a usable"
                    + " ID, which counts as no file: its file_id is missing or malformed"));
        }
        return file;
    }

    static boolean isId(String text) {
        return text != null && IdReader.isId(text);
    }
}
