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
     * A TCP reset after so many bytes of the body; the client sees at most these, since a reset overtakes what is
     * still under way.
     */
    public static DownloadFault resetAfter(long bytes) {
        return new DownloadFault("reset after " + bytes, plan -> plan.breakAfter(bytes, true));
    }

    /** An orderly close after exactly so many bytes of the body, although {@code Content-Length} promised more. */
    public static DownloadFault endAfter(long bytes) {
        return new DownloadFault("end after " + bytes, plan -> plan.breakAfter(bytes, false));
    }

    /** The byte at this offset of the file has one bit wrong. */
    public static DownloadFault corruptAt(long offset) {
        return new DownloadFault("corrupt at " + offset, plan -> plan.corruptAt = offset);
    }

    /** Header and body agree with each other, but both are so much longer (or, if negative, shorter) than the file. */
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

    /** 206, but header and bytes are of another range: it begins at the file's begin. */
    public static DownloadFault wrongContentRange() {
        return new DownloadFault("wrong range", plan -> plan.wrongRange = true);
    }

    /** 206 with header and bytes that begin as asked for, but are fewer. */
    public static DownloadFault shortRange(long bytes) {
        return new DownloadFault("no more than " + bytes + " of a range", plan -> plan.rangeAtMost = bytes);
    }

    /**
     * No {@code Content-Length}, all the bytes in chunks, and never the empty one that ends them, until the client
     * gives up or the server is reset.
     */
    public static DownloadFault lastChunkMissing() {
        return unknownLength().and(new DownloadFault("last chunk missing", plan -> plan.lastChunkMissing = true));
    }

    /**
     * The whole file compressed, with {@code Content-Encoding} and no length, although nobody may have asked for it.
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
     * @param retryAfter seconds or an HTTP date, or anything else: 0, negative numbers and dates long past were seen
     */
    public static DownloadFault status(int status, String retryAfter) {
        return status(status).and(header("Retry-After", retryAfter));
    }

    /**
     * 408 and an end of the connection: what servers say on one that was idle for too long, just when the next request
     * comes. It has not been read.
     */
    public static DownloadFault requestTimeout() {
        return status(408).and(header("Connection", "close"));
    }

    /**
     * The reply has this header too, in place of its own of that name: another {@code ETag} or {@code Last-Modified}
     * than a moment ago, or {@code Content-Type: text/html} with a file.
     */
    public static DownloadFault header(String name, String value) {
        return new DownloadFault(name + ": " + value, plan -> plan.headers.put(name, value));
    }

    /**
     * An HTML page with this status in place of the file. AlfaFile's servers were seen to answer 403 and 404 for a file
     * that the API had described a moment ago, and to give it later.
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
     * A redirect to the first of these locations, from there to the next, and so on. Only the last gives the file, or
     * whatever this is combined with. The codes of FileFactory were seen in the middle of such chains:
     * {@code redirectVia("/error.php?code=254", "/stream/f1").and(html(200))}.
     *
     * @param locations URLs and paths of this server, as they are to stand in {@code Location}: with spaces and other
     *     characters that no URI has, in raw UTF-8, with {@code //}, as was seen; {@code .} and {@code ..} are not
     *     resolved
     */
    public static DownloadFault redirectVia(String... locations) {
        return new DownloadFault(
                "redirect via " + String.join(" and ", locations), plan -> plan.via.addAll(List.of(locations)));
    }

    /**
     * A redirect to the same link again and again, until its cookie is brought back. Only then the file comes, or
     * whatever this is combined with.
     */
    public static DownloadFault wantsCookie() {
        return new DownloadFault("wants its cookie", plan -> plan.cookie = "seen=1");
    }

    /** The link has expired: 410 and an HTML page. */
    public static DownloadFault expired() {
        return html(410);
    }

    /** Nothing comes for so long, by the server's clock, and then the file, or whatever this is combined with. */
    public static DownloadFault silence(Duration time) {
        return new DownloadFault("silence of " + time, plan -> plan.silence = time);
    }

    /** The connection is closed without a reply. */
    public static DownloadFault dropReply() {
        return new DownloadFault("reply dropped", plan -> plan.dropReply = true);
    }

    /** No more than so many bytes a second. */
    public static DownloadFault drip(long bytesPerSecond) {
        return new DownloadFault("drip " + bytesPerSecond, plan -> plan.bytesPerSecond = bytesPerSecond);
    }

    /** Never an answer, until the client gives up or the server is reset. */
    public static DownloadFault hang() {
        return new DownloadFault("hang", plan -> plan.hang = true);
    }

    /** So many bytes of the body, then silence, until the client gives up or the server is reset. */
    public static DownloadFault hangAfter(long bytes) {
        return new DownloadFault("hang after " + bytes, plan -> plan.hangAfter = bytes);
    }

    /** Both at once. */
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
