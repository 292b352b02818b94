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
package io.github.camelfilehosts.internal.transfer.download;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.http.NoAnswer;
import io.github.camelfilehosts.internal.transfer.Md5;
import java.util.regex.Pattern;

/**
 * Checks whether a download server's answer is the part of the file that was asked for.
 *
 * @param facts the facts about the file
 * @param start the offset where the reader began
 * @param end the end of the reader, exclusive; -1 if unknown
 * @param checked whether the MD5 decides at the end
 * @param context the context of the download
 */
record ReplyCheck(FileFacts facts, long start, long end, boolean checked, CallContext context) {

    private static final int PARTIAL_CONTENT = 206;

    /** Error pages are shorter. */
    private static final int LONGEST_PAGE = 1024 * 1024;

    private static final Pattern HTML_NAME = Pattern.compile("(?is).*\\.x?html?");

    /**
     * What is wrong with the answer.
     *
     * @param position the offset that was asked for
     * @param freshLink whether the link was new, so that a refusal is not about its age
     * @return null if nothing is wrong
     */
    FileHostException refusal(DownloadReply reply, long position, boolean freshLink) {
        int status = reply.status();
        Failure failure = context.failure(
                        "the download server answered HTTP " + status + " for file '" + facts.id() + "'")
                .withCode(status);
        return switch (status) {
            // A proxy that changed the answer sends 203; the facts about the file tell whether it is the file.
            case 200, 203, 206 -> contentRefusal(reply, position);
            case 404, 410 -> freshLink ? new FileNotFoundOnHostException(failure) : new LinkExpiredException(failure);
            case 401, 403 -> freshLink ? new FileAccessDeniedException(failure) : new LinkExpiredException(failure);
            case 416 ->
                notSatisfiable(
                        position,
                        failure.withMessage(failure.message() + " from byte " + position + ": it is shorter than "
                                + facts.size() + " bytes"));
            case 429 -> new RateLimitedException(failure.withRetryAfter(reply.retryAfter()));
            default -> other(reply, failure);
        };
    }

    private FileHostException notSatisfiable(long position, Failure failure) {
        boolean wholeFile = position == 0 && end == facts.size();
        return wholeFile ? new CorruptTransferException(failure) : new RangeNotSatisfiableException(failure);
    }

    private static FileHostException other(DownloadReply reply, Failure failure) {
        if (reply.status() >= 500 || NoAnswer.wasNotRead(reply.status())) {
            return new TemporaryFailureException(failure.withRetryAfter(reply.retryAfter()));
        }
        return reply.status() >= 400
                ? new InvalidRequestException(failure)
                : new UnexpectedResponseException(failure.withCode(null));
    }

    private FileHostException contentRefusal(DownloadReply reply, long position) {
        if (isSuspicious(reply) && !isDecidable(reply)) {
            return noFile();
        }
        if (!isAsked(reply, position)) {
            return new RangeRefusedException(context.failure("the download server did not resume file '" + facts.id()
                    + "' at byte " + position + ". Start again from the first byte"));
        }
        if (reply.encoding() != null && (end >= 0 ? !isRightLength(reply) : !checked)) {
            // Refused now, because a reader that reads only the beginning would not notice it. A server may state an
            // encoding for a file that is itself compressed; that one has the right size.
            return new UnexpectedResponseException(context.failure("the download server sent file '" + facts.id()
                            + "' with Content-Encoding '" + context.quote(reply.encoding())
                            + "', although it was asked for the bytes as they are, and it cannot be told whether these"
                            + " are the file. Get its link with getDownloadLink, fetch the file from there and"
                            + " decode it")
                    .withRetryable(end >= 0));
        }
        if (end >= 0 && reply.length() >= 0 && !isRightLength(reply) && !isPart(reply)) {
            return new CorruptTransferException(context.failure("file '" + facts.id() + "' has " + facts.size()
                    + " bytes, of which " + expected(reply) + " are to come, but the download server offers "
                    + reply.length()));
        }
        return null;
    }

    /** HTML may be an error page. */
    private boolean isSuspicious(DownloadReply reply) {
        return reply.isHtml() && !isHtmlName() && !(end >= 0 && isRightLength(reply));
    }

    /** Whether the facts about the file can decide. A part is not an error page. */
    private boolean isDecidable(DownloadReply reply) {
        if (reply.status() == PARTIAL_CONTENT) {
            return end >= 0 || checked;
        }
        return end >= 0 ? reply.length() < 0 : checked && start == 0;
    }

    /** Whether an accepted answer must be read ahead, because it may still be an error page. */
    boolean mayBePage(DownloadReply reply) {
        return isSuspicious(reply) && reply.status() != PARTIAL_CONTENT;
    }

    /** How much of an answer must be read to tell whether it is a page. */
    int longestPage(long position) {
        return end < 0 ? LONGEST_PAGE : (int) Math.min(LONGEST_PAGE, end - position);
    }

    /**
     * What is wrong with an answer that may be a page, given its beginning up to {@link #longestPage}; null if it is
     * the file.
     */
    FileHostException pageRefusal(byte[] beginning, long position) {
        boolean goesOn = beginning.length == longestPage(position);
        boolean file = goesOn || end < 0 && Md5.of(beginning).equals(facts.md5());
        return file ? null : noFile();
    }

    /** The link has expired, or the server has a problem; a new link may help. */
    private FileHostException noFile() {
        return new UnexpectedResponseException(
                context.failure("the download server sent a web page instead of file '" + facts.id() + "'")
                        .withRetryable(true));
    }

    private long expected(DownloadReply reply) {
        return reply.status() == PARTIAL_CONTENT ? end - reply.offset() : facts.size();
    }

    private boolean isRightLength(DownloadReply reply) {
        return reply.length() == expected(reply);
    }

    /** Whether the server sends less than was asked for. */
    private boolean isPart(DownloadReply reply) {
        return reply.status() == PARTIAL_CONTENT && reply.length() > 0 && reply.length() < expected(reply);
    }

    /**
     * Whether the answer is the part that was asked for. The whole file may come instead of its end, but only before
     * any byte was returned, and never instead of a range in the middle.
     */
    private boolean isAsked(DownloadReply reply, long position) {
        return reply.offset() == position && (reply.status() == PARTIAL_CONTENT || end == facts.size())
                || reply.status() != PARTIAL_CONTENT && position == start && end == facts.size();
    }

    private boolean isHtmlName() {
        return facts.name() != null && HTML_NAME.matcher(facts.name()).matches();
    }
}
