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
import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.SafeText;

/**
 * The session of an upload (API page, Upload and Upload info).
 *
 * @param id the upload's ID, not the file's; null if the answer that named it was lost
 * @param url the URL to send the bytes to, which needs no other credentials and must be kept secret; null if no bytes
 *     are needed
 * @param state how far the upload is
 * @param file null until the upload is done
 */
public record UploadSession(@JsonAlias("upload_id") String id, String url, UploadState state, AlfaFile file)
        implements FileHostResult {

    public UploadSession {
        // An object without an ID, for example an empty one, is not a file.
        file = file == null || file.id() == null || file.id().isBlank() ? null : file;
    }

    /** The session of a file that is there although the answer was lost. */
    public static UploadSession done(AlfaFile file) {
        return new UploadSession(null, null, UploadState.DONE, file);
    }

    /** The same session with the ID that was asked for. */
    public UploadSession withId(String newId) {
        return new UploadSession(newId, url, state, file);
    }

    /** The same session, with the other answer's URL if it has none itself. */
    public UploadSession withUrlOf(UploadSession other) {
        return url == null ? new UploadSession(id, other.url, state, file) : this;
    }

    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
