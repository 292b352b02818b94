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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.transfer.Step;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits for the service to process an upload: polls the session until there is a file, or until none will come. Used by
 * one thread at a time.
 */
final class Processing {

    /** What follows. */
    interface Outcome {

        /** The service has finished, successfully or not. */
        Step processed(UploadSession session) throws Exception;

        /** The exception for a stop between two polls. */
        FileHostException stopped();
    }

    private final AlfaFileClient client;
    private final String uploadId;
    private final String name;
    private final UploadSettings settings;
    private final CallContext context;
    private final Outcome outcome;
    private final PollInterval interval;
    private final Instant deadline;

    /**
     * The time limit starts now.
     *
     * @param name the file's name, for messages
     */
    Processing(
            AlfaFileClient client,
            String uploadId,
            String name,
            UploadSettings settings,
            CallContext context,
            Outcome outcome) {
        this.client = client;
        this.uploadId = uploadId;
        this.name = name;
        this.settings = settings;
        this.context = context;
        this.outcome = outcome;
        this.interval = new PollInterval(settings.pollInterval());
        this.deadline = now().plus(settings.timeout());
    }

    /** @param first the wait before the first poll */
    Step begin(Duration first) {
        return new Step.Wait(first, this::look, outcome::stopped);
    }

    private Step look() throws Exception {
        UploadSession session;
        try {
            session = client.pollUpload(uploadId, context);
        } catch (TemporaryFailureException | UnexpectedResponseException e) {
            if (!e.isRetryable()) {
                throw e;
            }
            return lookAgain();
        }
        return isUnderWay(session) ? lookAgain() : outcome.processed(session);
    }

    private static boolean isUnderWay(UploadSession session) {
        return session.state() == UploadState.PROCESSING
                // Observed after the bytes were sent: the service has not recorded them yet.
                || session.state() == UploadState.UPLOADING
                || session.state() == UploadState.DONE && session.file() == null;
    }

    private Step lookAgain() {
        if (!now().isBefore(deadline)) {
            throw new UploadFailedException(
                    context.failure("upload '" + uploadId + "' of '" + name
                            + "' was sent but not processed within "
                            + settings.timeout()
                            + " (uploadTimeout). Do not send it again: an upload with this ID continues it"),
                    uploadId);
        }
        Duration left = Duration.between(now(), deadline);
        return new Step.Wait(interval.nextWithin(left), this::look, outcome::stopped);
    }

    private Instant now() {
        return settings.clock().instant();
    }
}
