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
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.internal.client.UploadServer.Sent;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.internal.Repeats;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.WaitAllowance;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.transfer.Permission;
import io.github.camelfilehosts.internal.transfer.Progress;
import io.github.camelfilehosts.internal.transfer.Step;
import io.github.camelfilehosts.internal.transfer.TransferJob;
import io.github.camelfilehosts.internal.transfer.upload.UploadSource;
import io.github.camelfilehosts.internal.watch.Course;
import io.github.camelfilehosts.internal.watch.Course.Way;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One upload, from the announcement to the file.
 *
 * <pre>
 * {@link Announcement} ─ there already ────────► done
 *  │ └─ session that is known ─► look
 *  ▼
 * new session ── has it ───────────────────────► done
 *  └─ wants it ─► send ─ arrived ─► poll ─ done ─► done
 *                  ▲  └─ who knows? ─► look ─┘  └─ failed ─► ask anew, once
 *                  └── did not arrive ──┘
 * </pre>
 *
 * {@link Unconfirmed} decides when bytes are sent again; {@link Processing} polls. Used by one thread at a time.
 */
public final class Upload implements TransferJob, Announcement.Outcome, Processing.Outcome {

    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    /**
     * How often at least a session that still wants the bytes is polled if all of them may have arrived: the service
     * may not have recorded them yet.
     */
    private static final int LOOKS = 3;

    private final AlfaFileClient client;
    private final UploadRequest request;
    private final UploadSettings settings;
    private final CallContext context;
    private final Consumer<FinishedUpload> whenDone;
    private final UploadContent content;
    private final UploadMemory memory;
    private final Announcement announcement;
    private final UploadServer server;

    private final long begun = System.nanoTime();
    private UploadSession session;
    private Progress progress;
    private Permission permission;
    private boolean sent;
    private boolean takenUp;
    private boolean skipped;
    private boolean startedAnew;
    private int failedSends;
    private PollInterval interval;

    /**
     * @param body supplies the bytes if they are needed; called at most once
     * @param whenDone is given the result
     */
    public Upload(
            AlfaFileClient client,
            UploadRequest request,
            Callable<UploadSource> body,
            UploadSettings settings,
            CallContext context,
            Consumer<FinishedUpload> whenDone) {
        this.client = client;
        this.request = request;
        this.settings = settings;
        this.context = context;
        this.whenDone = whenDone;
        this.content = new UploadContent(body, request.md5(), request.size(), context);
        this.memory = new UploadMemory(settings.journal(), request, settings.clock(), context);
        this.announcement = new Announcement(client, request, settings, context, content, memory, this);
        this.server = new UploadServer(settings, memory::sendingLast, context);
    }

    @Override
    public Step begin() {
        return announcement.begin();
    }

    @Override
    public Step found(AlfaFile file) {
        skipped = true;
        session = UploadSession.done(file);
        return done();
    }

    @Override
    public Step announced(UploadSession fresh) throws Exception {
        session = fresh;
        sent = false;
        takenUp = false;
        return next();
    }

    /**
     * Continues a session. If its bytes were sent, the service may still be working on them although it says that it
     * wants them.
     */
    @Override
    public Step takenUp(UploadSession known, Instant until) throws Exception {
        session = known;
        takenUp = true;
        Repeats.tell("{}: upload '{}' is continued, its state is {}", context, uploadId(), session.state());
        if (until == null) {
            return next();
        }
        Failure failure =
                context.failure("upload '" + session.id() + "' is continued, and the service waits for its bytes");
        interval = new PollInterval(settings.pollInterval());
        return decide(
                new Unconfirmed(new TemporaryFailureException(failure), true, LOOKS, until, () -> move(this::send)), 1);
    }

    private static Step move(Callable<Step> work) {
        return new Step.Move(work);
    }

    private Duration time() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private Instant now() {
        return settings.clock().instant();
    }

    /** The file's name. A session that is continued knows it already. */
    private String name() {
        return request.name() == null && session != null ? session.id() : request.name();
    }

    /** The upload's ID, safe for a log; null if there is none yet. */
    private String uploadId() {
        return session == null || session.id() == null ? null : context.quote(session.id());
    }

    private Step next() throws Exception {
        return switch (session.state()) {
            // The file may appear later.
            case DONE -> session.file() == null ? waitForProcessing(settings.pollInterval()) : done();
            case PROCESSING -> waitForProcessing(settings.pollInterval());
            case UPLOADING -> sent ? waitForProcessing(settings.pollInterval()) : send();
            case FAILED -> failed();
        };
    }

    private Step done() {
        AlfaFile file = session.file();
        content.requireSame(file, session.id());
        if (progress != null) {
            progress.completed(content.size());
        } else if (!takenUp) {
            long size = file.size() == null ? content.size() : file.size();
            Way way = skipped ? Way.SKIPPED : Way.INSTANT;
            Progress.unneeded(context, context.transfer(uploadId(), name(), size), new Course(size, 0, time(), 0, way));
        }
        LOG.debug("{}: upload '{}' is file '{}', bytes sent: {}", context, uploadId(), context.quote(file.id()), sent);
        memory.done(file);
        whenDone.accept(new FinishedUpload(session, !sent && !takenUp && !skipped, skipped));
        return new Step.Done();
    }

    /** State 3 was observed to be often temporary: opens one new session, but only if the answer holds no file. */
    private Step failed() throws Exception {
        Failure failure = context.failure("upload '" + session.id() + "' of '" + name() + "' failed at the service");
        if (session.file() != null || startedAnew || request.name() == null) {
            throw new UploadFailedException(failure, session.id());
        }
        startedAnew = true;
        Repeats.tell("{}. Announcing it again", failure.message());
        return move(announcement::announce);
    }

    private Step send() throws Exception {
        content.describe();
        memory.requireSame(content);
        content.requireGivenSize();
        URI uri = server.uri(session, name());
        if (progress == null) {
            Transfer transfer = context.transfer(uploadId(), name(), content.size());
            progress = new Progress(settings.listener(), transfer, Meters.Direction.UP, context);
            permission = new Permission(settings.guard(), transfer, context);
        }
        Sent bytes = server.send(uri, session, name(), content, progress, permission);
        return switch (bytes.verdict()) {
            case ACCEPTED -> {
                sent = true;
                memory.accepted();
                LOG.debug("{}: upload '{}' was sent and is being processed", context, uploadId());
                // upload_info tells what became of the bytes (API page, "Upload steps").
                yield waitForProcessing(Duration.ZERO);
            }
            case NOT_NOW -> again(bytes);
            case UNASKED_ONLY -> bytes.all() ? again(bytes) : move(this::send);
            // A server that says so after the last byte may have stored it nevertheless.
            case URL_REFUSED -> bytes.all() ? confirm(bytes, this::failed) : failed();
            case REFUSED -> refused(bytes);
        };
    }

    private Step again(Sent bytes) throws Exception {
        return confirm(bytes, () -> {
            Duration wait = settings.retry().reserveOrThrow(failedSends++, bytes.failure(), context);
            return wait(wait, () -> move(this::send));
        });
    }

    /** The server has refused the bytes, or redirected the client; it may have stored them before. */
    private Step refused(Sent bytes) throws Exception {
        if (!bytes.all()) {
            throw bytes.failure();
        }
        return confirm(bytes, () -> {
            throw bytes.failure();
        });
    }

    /** The bytes may have arrived, which the session tells. */
    private Step confirm(Sent bytes, Callable<Step> ifLost) throws Exception {
        LOG.debug(
                "{}; {}",
                bytes.failure().getMessage(),
                bytes.all() ? "all bytes were sent" : "not all bytes were sent");
        interval = new PollInterval(settings.pollInterval());
        Instant until = now().plus(Unconfirmed.patience(bytes.silence()));
        return look(new Unconfirmed(bytes.failure(), bytes.all(), LOOKS, until, ifLost), 1, 0);
    }

    private Step look(Unconfirmed bytes, int looked, int attempt) throws Exception {
        try {
            session = client.pollUpload(session.id(), context).withUrlOf(session);
        } catch (TemporaryFailureException | UnexpectedResponseException e) {
            return lookAgain(bytes, looked, attempt, e);
        }
        return decide(bytes, looked);
    }

    private Step lookAgain(Unconfirmed bytes, int looked, int attempt, FileHostException failure) {
        Duration wait;
        try {
            wait = settings.retry().reserveOrThrow(attempt, failure, context);
        } catch (FileHostException e) {
            throw bytes.notLookedAt(e, session.id(), context);
        }
        return new Step.Wait(
                wait,
                () -> look(bytes, looked, attempt + 1),
                () -> bytes.notLookedAt(WaitAllowance.cancelled(failure), session.id(), context));
    }

    private Step decide(Unconfirmed bytes, int looked) throws Exception {
        if (session.state() != UploadState.UPLOADING) {
            sent = true;
            return next();
        }
        if (!bytes.areLost(looked, now())) {
            return wait(interval.next(), () -> look(bytes, looked + 1, 0));
        }
        // So that a later upload that continues it need not ask again.
        settings.sentUploads().remove(session.id());
        memory.lost();
        return bytes.ifLost().call();
    }

    /** @param first the wait before the first poll */
    private Step waitForProcessing(Duration first) {
        return new Processing(client, session.id(), name(), settings, context, this).begin(first);
    }

    @Override
    public Step processed(UploadSession seen) throws Exception {
        session = seen;
        return next();
    }

    private Step wait(Duration delay, Callable<Step> work) {
        return new Step.Wait(delay, work, this::stopped);
    }

    @Override
    public FileHostException stopped() {
        return new UploadFailedException(
                context.failure("the component stopped, or the thread was interrupted, during upload '" + session.id()
                        + "' of '" + name() + "'. An upload with this ID continues it"),
                session.id());
    }

    /** Removes what was stored for the upload. */
    @Override
    public void end(Throwable failure) {
        memory.giveBack();
        if (progress != null && failure != null) {
            progress.failed(failure);
        } else if (failure != null) {
            long size = request.size() == null ? -1 : request.size();
            Progress.unbegun(context, context.transfer(uploadId(), name(), size), time(), failure);
        }
        try {
            content.close();
        } catch (IOException e) {
            LOG.warn("The spooled body of the upload of '{}' could not be removed", SafeText.of(name()), e);
        }
    }
}
