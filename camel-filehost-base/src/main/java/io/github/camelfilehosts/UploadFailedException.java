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
package io.github.camelfilehosts;

/**
 * An upload session ended without a file, or did not end in time. It is not retryable: sending the file again could
 * make a second file. To continue the session, give {@link #getUploadId()} to {@code upload}.
 */
public class UploadFailedException extends FileHostException {

    private static final long serialVersionUID = 1L;

    private final String uploadId;

    public UploadFailedException(Failure failure, String uploadId) {
        super(failure);
        this.uploadId = uploadId;
    }

    /** The ID of the upload session; null only if the service never gave one. */
    public String getUploadId() {
        return uploadId;
    }

    @Override
    public UploadFailedException with(Failure failure) {
        return new UploadFailedException(failure, uploadId);
    }
}
