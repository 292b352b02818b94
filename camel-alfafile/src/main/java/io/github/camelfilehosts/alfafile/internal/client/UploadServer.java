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
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.FilePart;
import io.github.camelfilehosts.internal.http.NoAnswer;
import io.github.camelfilehosts.internal.http.RefusedHostException;
import io.github.camelfilehosts.internal.http.Reply;
import io.github.camelfilehosts.internal.http.WebUri;
import io.github.camelfilehosts.internal.json.Json;
import io.github.camelfilehosts.internal.transfer.Permission;
import io.github.camelfilehosts.internal.transfer.Progress;
import io.github.camelfilehosts.internal.transfer.upload.MeteredStream;
import io.github.camelfilehosts.internal.watch.Spans;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Sends the bytes of one upload to the URL of its session, and interprets the answer. */
final class UploadServer {

    /** What the server says about bytes that were sent. */
    enum Verdict {
        ACCEPTED,
        /** The server could not take them at the moment, or does not say. */
        NOT_NOW,
        /** The server does not accept being asked before the bytes come. */
        UNASKED_ONLY,
        /** The session's URL is no longer valid. */
        URL_REFUSED,
        /** The server refuses them. */
        REFUSED
    }

    /**
     * @param failure the failure for the verdict; null if they were accepted
     * @param all whether all bytes were sent, so that the server may have stored them, whatever it says
     * @param silence the time since the last byte
     */
    record Sent(Verdict verdict, FileHostException failure, boolean all, Duration silence) {}

    private static final ObjectReader ENVELOPES = Json.answer(UploadServerEnvelope.class);

    private static final int EXPECTATION_FAILED = 417;
    private static final int TOO_MANY_REQUESTS = 429;

    /** The statuses of a server that could not take the bytes at the moment; 5xx too. */
    private static final Set<Integer> PASSING = Set.of(408, 425, TOO_MANY_REQUESTS);

    /** The statuses for a URL that is no longer valid. */
    private static final Set<Integer> URL_REFUSED = Set.of(401, 403, 404, 410);

    private final UploadSettings settings;
    private final Runnable beforeLast;
    private final CallContext context;
    private boolean asking = true;
    private int sends;

    /** @param beforeLast is called before the last bytes are sent */
    UploadServer(UploadSettings settings, Runnable beforeLast, CallContext context) {
        this.settings = settings;
        this.beforeLast = beforeLast;
        this.context = context;
    }

    /** The URL for the bytes of a session. */
    URI uri(UploadSession session, String name) {
        URI uri = WebUri.of(session.url());
        if (uri == null) {
            throw new UnexpectedResponseException(context.failure(
                    "upload '" + session.id() + "' wants the bytes of '" + name + "', but has no usable URL"));
        }
        try {
            settings.hosts().require(uri);
        } catch (RefusedHostException e) {
            throw new InvalidRequestException(context.failure("the bytes of '" + name + "' were not sent for upload '"
                            + session.id() + "': " + e.getMessage())
                    .withCause(e));
        }
        return uri;
    }

    /** @throws FileHostException if trying again cannot help */
    Sent send(
            URI uri,
            UploadSession session,
            String name,
            UploadContent content,
            Progress progress,
            Permission permission)
            throws IOException {
        long size = content.size();
        try (MeteredStream bytes =
                new MeteredStream(content.open(), size, progress, permission, beforeLast, context, settings.clock())) {
            progress.started(0);
            return traced(uri, session, name, bytes, size);
        }
    }

    private Sent traced(URI uri, UploadSession session, String name, MeteredStream bytes, long size) {
        Spans.Span span = context.span("bytes up", true);
        span.tell("attempt", ++sends);
        Throwable failure = null;
        try {
            Sent sent = send(uri, session, name, bytes, size);
            failure = sent.failure();
            return sent;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } finally {
            span.tell("bytes", bytes.count());
            span.end(failure);
        }
    }

    private Sent send(URI uri, UploadSession session, String name, MeteredStream bytes, long size) {
        FilePart file = new FilePart("file", name, bytes, size);
        String sending = "sending '" + name + "' of " + size + " bytes for upload '" + session.id() + "' ";
        try {
            return answered(post(uri, session, file, bytes), file, bytes, sending);
        } catch (IOException e) {
            FileHostException failure =
                    NoAnswer.because(e, context.failure(sending + "broke: " + context.describe(e), e));
            if (!failure.isRetryable()) {
                throw failure;
            }
            return sent(Verdict.NOT_NOW, failure, file, bytes);
        }
    }

    private Reply post(URI uri, UploadSession session, FilePart file, MeteredStream bytes) throws IOException {
        try {
            return asking
                    ? settings.transport().upload(uri, file)
                    : settings.transport().uploadUnasked(uri, file);
        } finally {
            if (isAll(bytes, file)) {
                settings.sentUploads().add(session.id());
            }
        }
    }

    private Sent answered(Reply reply, FilePart file, MeteredStream bytes, String sending) {
        int status = reply.status();
        if (status / 100 == 2 && isAll(bytes, file) && isAccepted(reply)) {
            return sent(Verdict.ACCEPTED, null, file, bytes);
        }
        Failure failure = context.failure(
                        sending + "was answered with HTTP " + status + ", " + context.quote(reply.type()))
                .withRetryAfter(reply.retryAfter());
        if (status == EXPECTATION_FAILED && asking) {
            asking = false;
            return sent(Verdict.UNASKED_ONLY, new TemporaryFailureException(failure), file, bytes);
        }
        if (status == TOO_MANY_REQUESTS) {
            return sent(Verdict.NOT_NOW, new RateLimitedException(failure), file, bytes);
        }
        if (status / 100 == 2 || status >= 500 || PASSING.contains(status)) {
            return sent(Verdict.NOT_NOW, new TemporaryFailureException(failure), file, bytes);
        }
        return URL_REFUSED.contains(status)
                ? sent(Verdict.URL_REFUSED, new TemporaryFailureException(failure), file, bytes)
                : sent(Verdict.REFUSED, new InvalidRequestException(failure.withCode(status)), file, bytes);
    }

    private static Sent sent(Verdict verdict, FileHostException failure, FilePart file, MeteredStream bytes) {
        return new Sent(verdict, failure, isAll(bytes, file), bytes.idle());
    }

    private static boolean isAll(MeteredStream bytes, FilePart file) {
        return bytes.count() == file.length();
    }

    /** Whether the bytes were accepted. An error page with HTTP 200 says nothing about them. */
    private static boolean isAccepted(Reply reply) {
        UploadServerEnvelope said = reply.find(ENVELOPES, any -> true);
        return said != null && said.isGood();
    }
}
