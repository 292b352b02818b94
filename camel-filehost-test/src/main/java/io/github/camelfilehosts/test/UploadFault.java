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
import java.util.function.Consumer;

/**
 * What goes wrong when bytes are sent to an upload URL. Faults combine: {@code failState().and(drip(1000))}.
 *
 * @see AlfaFileServer#failUpload(UploadFault, int)
 */
public final class UploadFault {

    private final String description;
    private final Consumer<UploadPlan> change;

    private UploadFault(String description, Consumer<UploadPlan> change) {
        this.description = description;
        this.change = change;
    }

    /** A TCP reset when this many bytes of the body have been read, including the multipart frame. */
    public static UploadFault resetAfter(long bytes) {
        return new UploadFault("reset after " + bytes, plan -> plan.resetAfter = bytes);
    }

    /**
     * The body is read to its end, then the connection is closed without a reply.
     *
     * @param stored whether the bytes were stored nevertheless, so that the session goes on and a second upload would
     *     make a second file
     */
    public static UploadFault dropReply(boolean stored) {
        return new UploadFault("reply dropped", plan -> {
            plan.dropReply = true;
            plan.stored = stored;
        });
    }

    /**
     * The body is read to its end, then no answer comes until the client gives up or the server is reset.
     *
     * @param stored whether the bytes were stored nevertheless
     */
    public static UploadFault hangReply(boolean stored) {
        return new UploadFault("reply never comes", plan -> {
            plan.hangReply = true;
            plan.stored = stored;
        });
    }

    /** The body is read and dropped; the answer is this status with an empty body. */
    public static UploadFault status(int status) {
        return status(status, false);
    }

    /** The body is read, and stored or not; the answer is this status with an empty body. */
    public static UploadFault status(int status, boolean stored) {
        return new UploadFault("status " + status, plan -> plan.instead(status, "", stored));
    }

    /**
     * The body is read and dropped; the answer is this status with an empty body and {@code Retry-After}.
     *
     * @param retryAfter seconds or an HTTP date, or anything else: 0, negative numbers and dates long past were
     *     observed
     */
    public static UploadFault status(int status, String retryAfter) {
        return status(status).and(header("Retry-After", retryAfter));
    }

    /** Sets this header of the reply. */
    public static UploadFault header(String name, String value) {
        return new UploadFault(name + ": " + value, plan -> plan.headers.put(name, value));
    }

    /**
     * The body is read, and the answer is a redirect to this URL or path: a server was observed to store the file and
     * redirect its client to an HTML page.
     *
     * @param stored whether the bytes are stored
     */
    public static UploadFault redirectTo(String location, boolean stored) {
        return status(302, stored).and(header("Location", location));
    }

    /** The bytes are stored, but the JSON that answers them has this fault. */
    public static UploadFault answer(ApiFault fault) {
        return new UploadFault("answer with " + fault, plan -> fault.changeTo(plan.answer));
    }

    /**
     * No answer comes for this time, by the server's clock, after the body was read and stored; then the reply comes,
     * or the fault that this is combined with: {@code silence(Duration.ofSeconds(4)).and(dropReply(true))}.
     */
    public static UploadFault silence(Duration time) {
        return new UploadFault("silence of " + time, plan -> plan.silence = time);
    }

    /** The body is read and dropped; the answer is an HTML page with this status. */
    public static UploadFault html(int status) {
        return new UploadFault("HTML with status " + status, plan -> plan.instead(status, Pages.sorry(), false));
    }

    /** 417, before any of the body is read, to clients that wait for 100 Continue; others are served as usual. */
    public static UploadFault expectationFailed() {
        return new UploadFault("expectation failed", plan -> plan.expectationFailed = true);
    }

    /**
     * This many bytes of the body are read, including the multipart frame; then this status is answered and the
     * connection is closed, as servers do with a file that is too big. A client that is still sending sees a broken
     * connection, unless it looks for the reply.
     */
    public static UploadFault rejectAfter(long bytes, int status) {
        return new UploadFault("rejected with " + status + " after " + bytes, plan -> {
            plan.rejectAfter = bytes;
            plan.rejectAfterStatus = status;
        });
    }

    /**
     * This many bytes of the body are read, including the multipart frame, and then no more. The connection stays open
     * until the client gives up or the server is reset.
     */
    public static UploadFault stopReading(long bytes) {
        return new UploadFault("no longer read after " + bytes, plan -> plan.stopAfter = bytes);
    }

    /**
     * This status is answered before any of the body is read, instead of 100 Continue if the client waits for that. 408
     * is what servers answer on a connection that was idle for too long.
     */
    public static UploadFault rejectBeforeBody(int status) {
        return new UploadFault("rejected with " + status, plan -> plan.rejectBeforeBody = status);
    }

    /** The bytes are stored, but the session ends in state 3. */
    public static UploadFault failState() {
        return new UploadFault("state 3", plan -> plan.failState = true);
    }

    /**
     * The bytes are stored, but this many {@code upload_info} calls are answered "Processing" before the file is there.
     */
    public static UploadFault processing(int polls) {
        return new UploadFault("processing for " + polls + " polls", plan -> plan.processingPolls = polls);
    }

    /**
     * The bytes are stored, but for this time, by the server's clock, {@code upload_info} calls are answered
     * "Processing" before the file is there.
     */
    public static UploadFault processing(Duration time) {
        return new UploadFault("processing for " + time, plan -> plan.processingTime = time);
    }

    /** The body is read no faster than this many bytes per second. */
    public static UploadFault drip(long bytesPerSecond) {
        return new UploadFault("drip " + bytesPerSecond, plan -> plan.bytesPerSecond = bytesPerSecond);
    }

    /** Both faults at once. */
    public UploadFault and(UploadFault other) {
        return new UploadFault(description + " and " + other.description, change.andThen(other.change));
    }

    void changeTo(UploadPlan plan) {
        change.accept(plan);
    }

    @Override
    public String toString() {
        return description;
    }
}
