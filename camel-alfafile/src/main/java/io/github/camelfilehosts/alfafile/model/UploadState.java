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

/** How far an upload session is (API page, "Possible values of the State property": 0 to 3). */
public enum UploadState {
    /** The service waits for the bytes, or has not yet recorded their arrival. */
    @JsonAlias("0")
    UPLOADING,
    /** The bytes have arrived, and are being processed. */
    @JsonAlias("1")
    PROCESSING,
    /** The upload is done, and the file is there. */
    @JsonAlias("2")
    DONE,
    /** The upload has failed; there is no file. */
    @JsonAlias("3")
    FAILED
}
