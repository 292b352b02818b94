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
package io.github.camelfilehosts.transfer;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.http.CallContext;
import io.github.camelfilehosts.http.DownloadReply;
import java.util.regex.Pattern;

/**
 * Judges whether a download server's answer is the part of the file that was asked for.
 *
 * @param facts of the file
 * @param start where the reader began
 * @param end where the reader ends, exclusive; -1 if unknown
 * @param context on whose behalf
 */
record ReplyCheck(FileFacts facts, long start, long end, CallContext context) {

    private static final Pattern HTML_NAME = Pattern.compile("(?is).*\\.x?html?");

    /**
     * What is wrong with the answer.
     *
     * @param position what was asked for
     * @param freshLink whether the link was new: then a refusal is not about its age
     * @return null if nothing is
     */
    FileHostException refusal(DownloadReply reply, long position, boolean freshLink) {
        int status = reply.status();
        Failure failure = context.failure(
                        "the download server answered HTTP " + status + " for file '" + facts.id() + "'")
                .withCode(status);
        return switch (status) {
            case 200, 206 -> contentRefusal(reply, position);
            case 404, 410 -> freshLink ? new FileNotFoundOnHostException(failure) : new LinkExpiredException(failure);
            case 401, 403 -> freshLink ? new FileAccessDeniedException(failure) : new LinkExpiredException(failure);
            case 416 ->
                new CorruptTransferException(failure.withMessage(failure.message() + " from byte " + position
                        + ": it is shorter than " + facts.size() + " bytes"));
            case 429 -> new RateLimitedException(failure.withRetryAfter(reply.retryAfter()));
            default -> other(reply, failure);
        };
    }

    private static FileHostException other(DownloadReply reply, Failure failure) {
        if (reply.status() >= 500) {
            return new TemporaryFailureException(failure.withRetryAfter(reply.retryAfter()));
        }
        return reply.status() >= 400
                ? new InvalidRequestException(failure)
                : new UnexpectedResponseException(failure.withCode(null));
    }

    private FileHostException contentRefusal(DownloadReply reply, long position) {
        long expected = reply.status() == 206 ? end - reply.offset() : facts.size();
        boolean rightLength = end >= 0 && reply.length() == expected;
        if (reply.isHtml() && !rightLength && !isHtmlName()) {
            // An expired link or a server in trouble: a fresh link may help.
            return new UnexpectedResponseException(
                    context.failure("the download server sent a web page instead of file '" + facts.id() + "'")
                            .withRetryable(true));
        }
        if (!isAsked(reply, position)) {
            return new RangeRefusedException(context.failure("the download server did not resume file '" + facts.id()
                    + "' at byte " + position + ". Start anew"));
        }
        if (end >= 0 && reply.length() >= 0 && !rightLength) {
            return new CorruptTransferException(context.failure("file '" + facts.id() + "' has " + facts.size()
                    + " bytes, but of " + expected + " that are to come the download server offers " + reply.length()));
        }
        return null;
    }

    /** A whole file may come in place of its end; but only before any byte was handed out, and never in place of a range in its middle. */
    private boolean isAsked(DownloadReply reply, long position) {
        return reply.offset() == position && (reply.status() == 206 || end == facts.size())
                || reply.status() == 200 && position == start && end == facts.size();
    }

    private boolean isHtmlName() {
        return facts.name() != null && HTML_NAME.matcher(facts.name()).matches();
    }
}
