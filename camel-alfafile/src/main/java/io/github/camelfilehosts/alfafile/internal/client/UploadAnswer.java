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
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import java.util.Optional;

/** The {@code response} of {@code file/upload} and {@code file/upload_info}. */
record UploadAnswer(UploadSession upload) {

    /** The session in an answer, with everything that is required. */
    static UploadSession session(Optional<UploadAnswer> answer, ApiRequest call, CallContext context) {
        UploadSession session = call.require(answer.map(UploadAnswer::upload), "an upload session", context);
        if (session.state() == null) {
            throw new UnexpectedResponseException(context.failure(call + " was answered without a state"));
        }
        if (session.file() != null) {
            FileAnswer.withId(session.file(), call, context);
        }
        return session;
    }

    static UploadSession withFile(UploadSession session, ApiRequest call, CallContext context) {
        if (session.state() == UploadState.DONE && session.file() == null) {
            throw new UnexpectedResponseException(
                    context.failure(call + " reports upload '" + session.id() + "' as done, but returns no file"));
        }
        return session;
    }

    /** Checks that there is an ID, unless the upload is done: without one it could not be polled. */
    static UploadSession withId(UploadSession session, ApiRequest call, CallContext context) {
        if (FileAnswer.isId(session.id())) {
            return session;
        }
        if (session.state() == UploadState.UPLOADING || session.state() == UploadState.PROCESSING) {
            throw new UnexpectedResponseException(context.failure(call + " was answered without an upload ID"));
        }
        return session.withId(null);
    }
}
