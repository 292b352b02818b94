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

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.FilePart;
import io.github.camelfilehosts.internal.http.NoAnswer;
import io.github.camelfilehosts.internal.http.RefusedHostException;
import io.github.camelfilehosts.internal.http.Reply;
import io.github.camelfilehosts.internal.http.WaitAllowance;
import io.github.camelfilehosts.internal.http.WebUri;
import io.github.camelfilehosts.internal.json.Json;
import io.github.camelfilehosts.internal.transfer.Progress;
import io.github.camelfilehosts.internal.transfer.Step;
import io.github.camelfilehosts.internal.transfer.TransferJob;
import io.github.camelfilehosts.internal.transfer.upload.MeteredStream;
import io.github.camelfilehosts.internal.transfer.upload.UploadSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One upload, from the question whether the service has the file to the file that came of it.
 *
 * <pre>
 * ask ── has it ───────────────────────────────► done
 *  └─ wants it ─► send ─ arrived ─► poll ─ done ─► done
 *                  ▲  └─ who knows? ─► look ─┘  └─ failed ─► ask anew, once
 *                  └── did not arrive ──┘
 * </pre>
 *
 * When bytes are sent again, {@link Unconfirmed} decides. Used by one thread at a time.
 */
public final class Upload implements TransferJob {

    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    private static final ObjectReader UPLOAD_REPLY = Json.answer(UploadReply.class);

    private static final int EXPECTATION_FAILED = 417;
    private static final int TOO_MANY_REQUESTS = 429;

    /** What a server says that could not have the bytes just now; 5xx too. */
    private static final Set<Integer> PASSING = Set.of(408, 425, TOO_MANY_REQUESTS);

    /** What a server says to a URL that is no longer good. */
    private static final Set<Integer> URL_REFUSED = Set.of(401, 403, 404, 410);

    private static final Duration LONGEST_POLL_INTERVAL = Duration.ofSeconds(10);

    /**
     * How often, at least, a session that still wants the bytes is looked at, where all of them may be there: it may
     * just not have noticed.
     */
    private static final int LOOKS = 3;

    private final AlfaFileClient client;
    private final UploadRequest request;
    private final Callable<UploadSource> body;
    private final UploadSettings settings;
    private final CallContext context;
    private final Consumer<UploadResult> whenDone;

    private UploadSource source;
    private String md5;
    private long size = -1;
    private UploadSession session;
    private Progress progress;
    private boolean sent;
    private boolean startedAnew;
    private boolean asking = true;
    private int failedSends;
    private Duration interval;
    private Instant deadline;

    /**
     * @param body gives the bytes, should they be needed; called once at most
     * @param whenDone takes the result
     */
    public Upload(
            AlfaFileClient client,
            UploadRequest request,
            Callable<UploadSource> body,
            UploadSettings settings,
            CallContext context,
            Consumer<UploadResult> whenDone) {
        this.client = client;
        this.request = request;
        this.body = body;
        this.settings = settings;
        this.context = context;
        this.whenDone = whenDone;
        this.md5 = request.md5();
    }

    @Override
    public Step begin() {
        return move(request.uploadId() == null ? this::ask : () -> takeUp(0));
    }

    private static Step move(Callable<Step> work) {
        return new Step.Move(work);
    }

    /** Whatever the body throws is its own failure. */
    private <T> T read(Callable<T> what) {
        try {
            return what.call();
        } catch (FileHostException e) {
            throw e;
        } catch (Throwable e) {
            throw unreadable(e);
        }
    }

    private FileHostException unreadable(Throwable e) {
        if (isInterrupt(e)) {
            Thread.currentThread().interrupt();
            return new TemporaryFailureException(context.failure("interrupted while the body was read", e));
        }
        return UploadSource.unreadable(
                e, context.failure("the body could not be read: " + context.quote(e.toString()), e));
    }

    private static boolean isInterrupt(Throwable e) {
        return Thread.currentThread().isInterrupted()
                // What pipes throw takes the interrupt from the thread.
                || e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    }

    private Step ask() throws Exception {
        return ask(0);
    }

    private Step ask(int attempt) throws Exception {
        describe();
        client.logIn(context);
        try {
            session = client.startUploadOnce(request.name(), md5, size, request.folderId(), request.mode(), context);
        } catch (FileHostException e) {
            return callAgain(attempt, e, () -> ask(attempt + 1));
        }
        sent = false;
        return next();
    }

    /** Whoever waits for the next attempt holds no slot. */
    private Step callAgain(int attempt, FileHostException failure, Callable<Step> call) {
        Duration wait = settings.retry().reserveOrThrow(attempt, failure, context);
        return new Step.Wait(wait, () -> move(call), () -> WaitAllowance.cancelled(failure));
    }

    /** Finds out size and MD5, reading the body only where they are not given. */
    private void describe() {
        if (size >= 0) {
            return;
        }
        if (md5 != null && request.size() != null) {
            size = request.size();
            return;
        }
        if (md5 == null) {
            md5 = read(source()::md5);
        }
        size = sizeOf(source());
    }

    private long sizeOf(UploadSource bytes) {
        long actual = read(bytes::size);
        if (request.size() != null && actual != request.size()) {
            throw new InvalidRequestException(
                    context.failure("the size was given as " + request.size() + " bytes, but the body has " + actual));
        }
        return actual;
    }

    /**
     * Of a session whose bytes were sent from here, the service may still be at work on them: it has
     * {@code uploadTimeout} once more.
     */
    private Step takeUp(int attempt) throws Exception {
        client.logIn(context);
        try {
            session = client.uploadInfoOnce(request.uploadId(), context);
        } catch (FileHostException e) {
            return callAgain(attempt, e, () -> takeUp(attempt + 1));
        }
        if (session.state() != UploadState.UPLOADING) {
            return next();
        }
        Failure failure = context.failure("upload '" + session.id() + "' is taken up, and waits for its bytes");
        Duration patience = settings.sentUploads().contains(session.id()) ? settings.timeout() : Duration.ZERO;
        interval = settings.pollInterval();
        return decide(
                new Unconfirmed(
                        new TemporaryFailureException(failure),
                        true,
                        LOOKS,
                        now().plus(patience),
                        () -> move(this::send)),
                1);
    }

    private Instant now() {
        return settings.clock().instant();
    }

    /** What the file is called; a session that is taken up has been told already. */
    private String name() {
        return request.name() == null ? session.id() : request.name();
    }

    /** As a log may show it. */
    private String uploadId() {
        return context.quote(String.valueOf(session.id()));
    }

    private UploadSource source() {
        if (source == null) {
            source = read(body);
        }
        return source;
    }

    private Step next() throws Exception {
        return switch (session.state()) {
            case DONE -> done();
            case PROCESSING -> waitForProcessing();
            case UPLOADING -> sent ? waitForProcessing() : send();
            case FAILED -> failed();
        };
    }

    private Step done() {
        AlfaFile file = session.file();
        if (md5 != null && file.md5() != null && !md5.equals(file.md5())
                || size >= 0 && file.size() != null && size != file.size()) {
            throw new CorruptTransferException(
                    context.failure("file '" + file.id() + "' came of upload '" + session.id()
                                    + "' with MD5 " + file.md5() + " and " + file.size() + " bytes, but the body has "
                                    + md5 + " and " + size
                                    + " bytes. Delete that file before you upload again")
                            .withRetryable(false));
        }
        if (progress != null) {
            progress.completed(size);
        }
        LOG.debug("{}: upload '{}' is file '{}', bytes sent: {}", context, uploadId(), context.quote(file.id()), sent);
        whenDone.accept(new UploadResult(session, !sent && request.uploadId() == null));
        return new Step.Done();
    }

    /** "State 3 is often passing" (field notes): one new session, and only if the answer holds no file. */
    private Step failed() throws Exception {
        Failure failure = context.failure("upload '" + session.id() + "' of '" + name() + "' failed at the service");
        if (session.file() != null || startedAnew || request.name() == null) {
            throw new UploadFailedException(failure, session.id());
        }
        startedAnew = true;
        LOG.info("{}. Announcing it anew", failure.message());
        return move(this::ask);
    }

    private Step send() throws Exception {
        describe();
        sizeOf(source());
        URI uri = uploadUri();
        if (progress == null) {
            progress = new Progress(settings.listener(), context.transfer(uploadId(), name(), size));
        }
        try (MeteredStream bytes = new MeteredStream(read(source()::open), size, progress, context, settings.clock())) {
            progress.started();
            Reply reply;
            try {
                reply = post(uri, bytes);
            } catch (IOException e) {
                return unanswered(NoAnswer.because(e, sending("broke: " + context.describe(e), e)), bytes);
            }
            return answered(reply, bytes);
        }
    }

    private Reply post(URI uri, MeteredStream bytes) throws IOException {
        FilePart file = new FilePart("file", name(), bytes, size);
        try {
            return asking
                    ? settings.transport().upload(uri, file)
                    : settings.transport().uploadUnasked(uri, file);
        } finally {
            if (isAll(bytes)) {
                settings.sentUploads().add(session.id());
            }
        }
    }

    private boolean isAll(MeteredStream bytes) {
        return bytes.count() == size;
    }

    private Failure sending(String what, Throwable cause) {
        return context.failure(
                "sending '" + name() + "' of " + size + " bytes for upload '" + session.id() + "' " + what, cause);
    }

    private URI uploadUri() {
        URI uri = WebUri.of(session.url());
        if (uri == null) {
            throw new UnexpectedResponseException(context.failure(
                    "upload '" + session.id() + "' wants the bytes of '" + name() + "', but has no usable URL"));
        }
        try {
            settings.hosts().require(uri);
        } catch (RefusedHostException e) {
            throw new InvalidRequestException(context.failure("the bytes of '" + name() + "' were not sent for upload '"
                            + session.id() + "': " + e.getMessage())
                    .withCause(e));
        }
        return uri;
    }

    private Step answered(Reply reply, MeteredStream bytes) throws Exception {
        int status = reply.status();
        if (status / 100 == 2 && isAll(bytes) && isAccepted(reply)) {
            sent = true;
            LOG.debug("{}: upload '{}' was sent and is being processed", context, uploadId());
            // What became of the bytes is asked of upload_info (the page, "Upload steps").
            return waitForProcessing(Duration.ZERO);
        }
        Failure failure = sending("was answered with HTTP " + status + ", " + context.quote(reply.type()), null)
                .withRetryAfter(reply.retryAfter());
        if (status == EXPECTATION_FAILED && asking) {
            asking = false;
            return isAll(bytes) ? again(new TemporaryFailureException(failure), bytes) : move(this::send);
        }
        if (status / 100 == 2 || status >= 500 || PASSING.contains(status)) {
            return again(
                    status == TOO_MANY_REQUESTS
                            ? new RateLimitedException(failure)
                            : new TemporaryFailureException(failure),
                    bytes);
        }
        return URL_REFUSED.contains(status)
                ? urlRefused(new TemporaryFailureException(failure), bytes)
                : refused(new InvalidRequestException(failure.withCode(status)), bytes);
    }

    private Step unanswered(FileHostException failure, MeteredStream bytes) throws Exception {
        if (!failure.isRetryable()) {
            throw failure;
        }
        return again(failure, bytes);
    }

    private Step again(FileHostException failure, MeteredStream bytes) throws Exception {
        return confirm(failure, bytes, LOOKS, () -> {
            Duration wait = settings.retry().reserveOrThrow(failedSends++, failure, context);
            return wait(wait, () -> move(this::send));
        });
    }

    /** The session's URL is no longer good; but who says so after the last byte may have it all the same. */
    private Step urlRefused(FileHostException failure, MeteredStream bytes) throws Exception {
        return isAll(bytes) ? confirm(failure, bytes, LOOKS, this::failed) : failed();
    }

    /** The server does not want the bytes, or sends whoever brings them elsewhere; it may have stored them first. */
    private Step refused(FileHostException failure, MeteredStream bytes) throws Exception {
        if (!isAll(bytes)) {
            throw failure;
        }
        return confirm(failure, bytes, LOOKS, () -> {
            throw failure;
        });
    }

    /** An error page under HTTP 200 says nothing of the bytes. */
    private static boolean isAccepted(Reply reply) {
        UploadReply said = reply.find(UPLOAD_REPLY, any -> true);
        return said != null && (said.status() == null || said.status() == 200);
    }

    /** The bytes may have arrived: the session knows. */
    private Step confirm(FileHostException failure, MeteredStream bytes, int looks, Callable<Step> ifLost)
            throws Exception {
        LOG.debug("{}; {}", failure.getMessage(), isAll(bytes) ? "all bytes were sent" : "not all bytes were sent");
        interval = settings.pollInterval();
        return look(
                new Unconfirmed(failure, isAll(bytes), looks, now().plus(Unconfirmed.patience(bytes.idle())), ifLost),
                1,
                0);
    }

    private Step look(Unconfirmed bytes, int looked, int attempt) throws Exception {
        try {
            session = client.uploadInfoOnce(session.id(), context).withUrlOf(session);
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
            throw notLookedAt(bytes, e);
        }
        return new Step.Wait(
                wait,
                () -> look(bytes, looked, attempt + 1),
                () -> notLookedAt(bytes, WaitAllowance.cancelled(failure)));
    }

    private Step decide(Unconfirmed bytes, int looked) throws Exception {
        if (session.state() != UploadState.UPLOADING) {
            sent = true;
            return next();
        }
        return bytes.areLost(looked, now())
                ? bytes.ifLost().call()
                : wait(nextInterval(), () -> look(bytes, looked + 1, 0));
    }

    /** Where the session cannot be asked, a second upload of bytes that may have arrived could double the file. */
    private FileHostException notLookedAt(Unconfirmed bytes, FileHostException e) {
        Failure failure = bytes.failure().getFailure();
        if (!bytes.all()) {
            return bytes.failure()
                    .with(failure.withMessage(failure.message() + ". What the service has of it could not be asked: "
                                    + e.getFailure().message())
                            .withCode(e.getCode())
                            .withRetryAfter(e.getRetryAfter()));
        }
        return new UploadFailedException(
                context.failure(
                        failure.message() + ". Whether the bytes arrived is not known: "
                                + e.getFailure().message()
                                + ". Do not send them again: upload with this ID takes it up where it stands",
                        e),
                session.id());
    }

    private Step waitForProcessing() {
        return waitForProcessing(settings.pollInterval());
    }

    private Step waitForProcessing(Duration first) {
        interval = settings.pollInterval();
        deadline = now().plus(settings.timeout());
        return wait(first, this::poll);
    }

    private Step poll() throws Exception {
        try {
            session = client.pollUpload(session.id(), context);
        } catch (TemporaryFailureException | UnexpectedResponseException e) {
            if (!e.isRetryable()) {
                throw e;
            }
            return pollAgain();
        }
        boolean processing = session.state() == UploadState.PROCESSING
                // Seen after the bytes were sent: it has not noticed yet.
                || session.state() == UploadState.UPLOADING
                || session.state() == UploadState.DONE && session.file() == null;
        return processing ? pollAgain() : next();
    }

    private Step pollAgain() {
        if (!now().isBefore(deadline)) {
            throw new UploadFailedException(
                    context.failure("upload '" + session.id() + "' of '" + name()
                            + "' was sent but not processed within "
                            + settings.timeout()
                            + " (uploadTimeout). Do not send it again: upload with this ID takes it up where it"
                            + " stands"),
                    session.id());
        }
        Duration left = Duration.between(now(), deadline);
        return wait(shorter(nextInterval(), left), this::poll);
    }

    private Duration nextInterval() {
        Duration next = interval;
        interval = shorter(interval.multipliedBy(2), longer(LONGEST_POLL_INTERVAL, settings.pollInterval()));
        return next;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Step wait(Duration delay, Callable<Step> work) {
        return new Step.Wait(delay, work, this::stopped);
    }

    private FileHostException stopped() {
        return new UploadFailedException(
                context.failure("the component stopped, or the thread was interrupted, during upload '" + session.id()
                        + "' of '" + name() + "'. Upload with this ID takes it up where it stands"),
                session.id());
    }

    /** Removes what was stored for the upload's sake. */
    @Override
    public void end(Throwable failure) {
        if (progress != null && failure != null) {
            progress.failed(failure);
        }
        if (source != null) {
            try {
                source.close();
            } catch (IOException e) {
                LOG.warn("What was spooled for the upload of '{}' could not be removed", SafeText.of(name()), e);
            }
        }
    }
}
