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
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;

/** The {@code response} of the methods that answer with a folder. */
record FolderAnswer(AlfaFolder folder) {

    /** Checks the ID, which goes into messages, and from there into other calls. */
    static AlfaFolder withId(AlfaFolder folder, ApiRequest call, CallContext context) {
        if (folder == null || !FileAnswer.isId(folder.id())) {
            throw new UnexpectedResponseException(context.failure(call + " was answered with a folder without a usable"
                    + " ID, which counts as no folder: its folder_id is missing or malformed"));
        }
        return folder;
    }
}
