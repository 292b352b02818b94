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

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.internal.Repeats;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.WaitAllowance;
import io.github.camelfilehosts.internal.transfer.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Gets the session of an upload: the one that the upload or its journal names, or a new one, unless the file is there
 * already.
 */
final class Announcement {

    /** How long an announcement may take whose answer was lost, for example because its process was killed. */
    private static final Duration UNHEARD = Duration.ofSeconds(10);

    /** What follows. */
    interface Outcome {

        /** The file is there. */
        Step found(AlfaFile file) throws Exception;

        Step announced(UploadSession session) throws Exception;

        /** @param until until when the service may work on bytes that were sent before; null if there are none */
        Step takenUp(UploadSession session, Instant until) throws Exception;
    }

    private final AlfaFileClient client;
    private final UploadRequest request;
    private final UploadSettings settings;
    private final CallContext context;
    private final UploadContent content;
    private final UploadMemory memory;
    private final Outcome outcome;
    private final PollInterval interval;

    Announcement(
            AlfaFileClient client,
            UploadRequest request,
            UploadSettings settings,
            CallContext context,
            UploadContent content,
            UploadMemory memory,
            Outcome outcome) {
        this.client = client;
        this.request = request;
        this.settings = settings;
        this.context = context;
        this.content = content;
        this.memory = memory;
        this.outcome = outcome;
        this.interval = new PollInterval(settings.pollInterval());
    }

    Step begin() {
        return move(request.uploadId() == null ? this::recall : () -> takeUp(request.uploadId(), 0));
    }

    /** Continues where the journal says that the upload is. */
    private Step recall() throws Exception {
        if (!memory.take()) {
            Failure failure =
                    context.failure("another upload with the uploadKey '" + request.key() + "' is in progress");
            return wait(failure, this::recall);
        }
        UploadJournal.Entry known = memory.recall();
        if (known == null) {
            return request.skipExisting() ? look(null) : announce();
        }
        Repeats.tell(
                "{}: the upload of '{}' was begun before, and continues from there",
                context,
                context.quote(String.valueOf(request.name())));
        if (known.file() != null) {
            return outcome.found(known.file());
        }
        return known.uploadId() == null ? look(memory.announcedAt().plus(UNHEARD)) : takeUp(known.uploadId(), 0);
    }

    /**
     * @param until until when an announcement whose answer was lost may still be carried out; null if there was none
     */
    private Step look(Instant until) throws Exception {
        content.describe();
        memory.requireSame(content);
        Optional<AlfaFile> file =
                inFolder(id -> client.find(request.name(), content.md5(), content.size(), id, context));
        if (file.isPresent()) {
            return memory.begin(content) ? outcome.found(file.get()) : move(this::recall);
        }
        if (until == null || !settings.clock().instant().isBefore(until)) {
            return announce();
        }
        Failure failure = context.failure("it is not known yet whether '" + request.name() + "' was announced before");
        return wait(failure, () -> look(until));
    }

    Step announce() throws Exception {
        return announce(0);
    }

    private Step announce(int attempt) throws Exception {
        content.describe();
        client.logIn(context);
        if (!memory.begin(content)) {
            return move(this::recall);
        }
        UploadSession session;
        try {
            session = inFolder(id ->
                    client.startUploadOnce(request.name(), content.md5(), content.size(), id, request.mode(), context));
        } catch (FileHostException e) {
            return again(attempt, e, () -> announce(attempt + 1));
        }
        memory.announced(session.id());
        return outcome.announced(session);
    }

    private Step takeUp(String uploadId, int attempt) throws Exception {
        client.logIn(context);
        UploadSession session;
        try {
            session = client.pollUpload(uploadId, context);
        } catch (FileNotFoundOnHostException e) {
            if (request.uploadId() != null) {
                throw e;
            }
            // The service has forgotten the session in the journal, perhaps after the file was there.
            return look(null);
        } catch (FileHostException e) {
            return again(attempt, e, () -> takeUp(uploadId, attempt + 1));
        }
        return outcome.takenUp(session, mayBeAtWorkUntil(session));
    }

    /**
     * Until when the service may work on the bytes; null if it cannot have any. If the time of the last bytes is known,
     * that counts, and not when the upload is continued.
     */
    private Instant mayBeAtWorkUntil(UploadSession session) {
        if (memory.isUnsent() || session.state() != UploadState.UPLOADING) {
            return null;
        }
        Instant now = settings.clock().instant();
        if (memory.isAccepted()) {
            return now.plus(settings.timeout());
        }
        Instant sentAt = memory.sentAt();
        if (settings.sentUploads().contains(session.id())) {
            return (sentAt == null ? now : sentAt).plus(settings.timeout());
        }
        return sentAt == null
                ? now
                : memory.askUntil(
                        now.plus(Unconfirmed.patienceAfterKill(Duration.between(sentAt, now), settings.timeout())));
    }

    private <T> T inFolder(Function<String, T> work) {
        return client.inMadeFolder(request.folderId(), request.folderPath(), work, context);
    }

    private Step wait(Failure failure, Callable<Step> work) {
        return new Step.Wait(
                interval.next(),
                () -> move(work),
                () -> WaitAllowance.cancelled(new TemporaryFailureException(failure)));
    }

    /** Tries again later; the upload holds no slot while it waits. */
    private Step again(int attempt, FileHostException failure, Callable<Step> call) {
        Duration wait = settings.retry().reserveOrThrow(attempt, failure, context);
        return new Step.Wait(wait, () -> move(call), () -> WaitAllowance.cancelled(failure));
    }

    private static Step move(Callable<Step> work) {
        return new Step.Move(work);
    }
}
