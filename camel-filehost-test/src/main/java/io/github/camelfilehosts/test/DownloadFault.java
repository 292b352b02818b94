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
package io.github.camelfilehosts.test;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What goes wrong with a download. Faults combine: {@code corruptAt(10).and(drip(1000))}.
 *
 * @see FileHostServer#failDownload(String, DownloadFault, int)
 */
public final class DownloadFault {

    private final String description;
    private final Consumer<DownloadPlan> change;

    private DownloadFault(String description, Consumer<DownloadPlan> change) {
        this.description = description;
        this.change = change;
    }

    /** A TCP reset before any byte of the reply. */
    public static DownloadFault resetBeforeReply() {
        return new DownloadFault("reset before the reply", plan -> plan.resetBeforeReply = true);
    }

    /**
     * A TCP reset after this many bytes of the body. The client may see fewer, because a reset discards what is still
     * on its way.
     */
    public static DownloadFault resetAfter(long bytes) {
        return new DownloadFault("reset after " + bytes, plan -> plan.breakAfter(bytes, true));
    }

    /** An orderly close after exactly this many bytes of the body, although {@code Content-Length} announced more. */
    public static DownloadFault endAfter(long bytes) {
        return new DownloadFault("end after " + bytes, plan -> plan.breakAfter(bytes, false));
    }

    /** The byte at this offset of the file has one bit wrong. */
    public static DownloadFault corruptAt(long offset) {
        return new DownloadFault("corrupt at " + offset, plan -> plan.corruptAt = offset);
    }

    /** Header and body agree, but are this many bytes longer (or, if negative, shorter) than the file. */
    public static DownloadFault wrongLength(long delta) {
        return new DownloadFault("length off by " + delta, plan -> plan.lengthDelta = delta);
    }

    /** No {@code Content-Length}: the body comes in chunks. */
    public static DownloadFault unknownLength() {
        return new DownloadFault("unknown length", plan -> plan.unknownLength = true);
    }

    /** 200 and the whole file, even if a range was asked for. */
    public static DownloadFault ignoreRange() {
        return new DownloadFault("range ignored", plan -> plan.ignoreRange = true);
    }

    /** 206, but header and bytes are of another range, which starts at the beginning of the file. */
    public static DownloadFault wrongContentRange() {
        return new DownloadFault("wrong range", plan -> plan.wrongRange = true);
    }

    /** 206 with a range that begins as asked, but has only this many bytes. */
    public static DownloadFault shortRange(long bytes) {
        return new DownloadFault("no more than " + bytes + " of a range", plan -> plan.rangeAtMost = bytes);
    }

    /**
     * No {@code Content-Length}; all the bytes come in chunks, but the final empty chunk never comes. The connection
     * stays open until the client gives up or the server is reset.
     */
    public static DownloadFault lastChunkMissing() {
        return unknownLength().and(new DownloadFault("last chunk missing", plan -> plan.lastChunkMissing = true));
    }

    /**
     * The whole file compressed, with {@code Content-Encoding} and no length, even if the client did not ask for it.
     */
    public static DownloadFault gzip() {
        return unknownLength()
                .and(ignoreRange())
                .and(header("Content-Encoding", "gzip"))
                .and(new DownloadFault("gzip", plan -> plan.gzip = true));
    }

    /** This status with an empty body. */
    public static DownloadFault status(int status) {
        return new DownloadFault("status " + status, plan -> plan.instead(status, ""));
    }

    /** This status with an empty body and {@code Retry-After}. */
    public static DownloadFault status(int status, long retryAfterSeconds) {
        return status(status, Long.toString(retryAfterSeconds));
    }

    /**
     * This status with an empty body and {@code Retry-After}.
     *
     * @param retryAfter seconds or an HTTP date, or anything else: 0, negative numbers and dates long past were
     *     observed
     */
    public static DownloadFault status(int status, String retryAfter) {
        return status(status).and(header("Retry-After", retryAfter));
    }

    /**
     * 408 and the end of the connection, as servers answer on a connection that was idle for too long, just when the
     * next request comes. The request has not been read.
     */
    public static DownloadFault requestTimeout() {
        return status(408).and(header("Connection", "close"));
    }

    /**
     * Sets this header of the reply: for example another {@code ETag} or {@code Last-Modified} than before, or
     * {@code Content-Type: text/html} with a file.
     */
    public static DownloadFault header(String name, String value) {
        return new DownloadFault(name + ": " + value, plan -> plan.headers.put(name, value));
    }

    /**
     * An HTML page with this status instead of the file. AlfaFile's servers were observed to answer 403 and 404 for a
     * file that the API had just described, and to deliver it later.
     */
    public static DownloadFault html(int status) {
        return new DownloadFault("HTML with status " + status, plan -> plan.instead(status, Pages.sorry()));
    }

    /** A redirect to the page {@code /error?code=NNN}, which is HTML with status 200: FileFactory's usual way. */
    public static DownloadFault redirectToCodePage(int code) {
        return redirectTo("/error?code=" + code);
    }

    /** A redirect to this URL or path. */
    public static DownloadFault redirectTo(String location) {
        return status(302).and(header("Location", location));
    }

    /**
     * A redirect to the first of these locations, from there to the next, and so on. Only the last one delivers the
     * file, or the fault that this is combined with. FileFactory's codes were observed in the middle of such chains:
     * {@code redirectVia("/error.php?code=254", "/stream/f1").and(html(200))}.
     *
     * @param locations URLs and paths of this server, exactly as sent in {@code Location}: spaces and other characters
     *     that are invalid in a URI, raw UTF-8 and {@code //} were observed; {@code .} and {@code ..} are not resolved
     */
    public static DownloadFault redirectVia(String... locations) {
        return new DownloadFault(
                "redirect via " + String.join(" and ", locations), plan -> plan.via.addAll(List.of(locations)));
    }

    /**
     * A redirect to the same link again and again, until the client sends its cookie back. Only then the file comes, or
     * the fault that this is combined with.
     */
    public static DownloadFault wantsCookie() {
        return new DownloadFault("wants its cookie", plan -> plan.cookie = "seen=1");
    }

    /** The link has expired: 410 and an HTML page. */
    public static DownloadFault expired() {
        return html(410);
    }

    /** No answer comes for this time, by the server's clock; then the file, or the fault that this is combined with. */
    public static DownloadFault silence(Duration time) {
        return new DownloadFault("silence of " + time, plan -> plan.silence = time);
    }

    /** The connection is closed without a reply. */
    public static DownloadFault dropReply() {
        return new DownloadFault("reply dropped", plan -> plan.dropReply = true);
    }

    /** No more than this many bytes per second. */
    public static DownloadFault drip(long bytesPerSecond) {
        return new DownloadFault("drip " + bytesPerSecond, plan -> plan.bytesPerSecond = bytesPerSecond);
    }

    /** No answer until the client gives up or the server is reset. */
    public static DownloadFault hang() {
        return new DownloadFault("hang", plan -> plan.hang = true);
    }

    /** This many bytes of the body, then silence until the client gives up or the server is reset. */
    public static DownloadFault hangAfter(long bytes) {
        return new DownloadFault("hang after " + bytes, plan -> plan.hangAfter = bytes);
    }

    /** Both faults at once. */
    public DownloadFault and(DownloadFault other) {
        return new DownloadFault(description + " and " + other.description, change.andThen(other.change));
    }

    void changeTo(DownloadPlan plan) {
        change.accept(plan);
    }

    @Override
    public String toString() {
        return description;
    }
}
