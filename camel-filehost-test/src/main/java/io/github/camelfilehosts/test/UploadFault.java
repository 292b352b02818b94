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

    /** A TCP reset when so many bytes of the body have been read, the multipart frame included. */
    public static UploadFault resetAfter(long bytes) {
        return new UploadFault("reset after " + bytes, plan -> plan.resetAfter = bytes);
    }

    /**
     * The body is read to its end, then the connection is closed without a reply.
     *
     * @param stored whether the bytes arrived all the same, so that the session goes on and a second upload would double
     *     the file
     */
    public static UploadFault dropReply(boolean stored) {
        return new UploadFault("reply dropped", plan -> {
            plan.dropReply = true;
            plan.stored = stored;
        });
    }

    /**
     * The body is read to its end, then nothing comes until the client gives up or the server is reset.
     *
     * @param stored whether the bytes arrived all the same
     */
    public static UploadFault hangReply(boolean stored) {
        return new UploadFault("reply never comes", plan -> {
            plan.hangReply = true;
            plan.stored = stored;
        });
    }

    /** The body is read and forgotten, and this status with an empty body comes back. */
    public static UploadFault status(int status) {
        return status(status, false);
    }

    /** The body is read, and this status with an empty body comes back, whether or not the bytes are stored. */
    public static UploadFault status(int status, boolean stored) {
        return new UploadFault("status " + status, plan -> plan.instead(status, "", stored));
    }

    /** The body is read and forgotten, and an HTML page comes back. */
    public static UploadFault html(int status) {
        return new UploadFault("HTML with status " + status, plan -> plan.instead(status, Pages.sorry(), false));
    }

    /** This status comes back before any of the body is read: in place of 100 Continue, if the client waits for that. */
    public static UploadFault rejectBeforeBody(int status) {
        return new UploadFault("rejected with " + status, plan -> plan.rejectBeforeBody = status);
    }

    /** The bytes arrive, but the session ends in state 3. */
    public static UploadFault failState() {
        return new UploadFault("state 3", plan -> plan.failState = true);
    }

    /** The bytes arrive, but so many {@code upload_info} calls are told "Processing" before the file shows. */
    public static UploadFault processing(int polls) {
        return new UploadFault("processing for " + polls + " polls", plan -> plan.processingPolls = polls);
    }

    /** The body is read no faster than so many bytes a second. */
    public static UploadFault drip(long bytesPerSecond) {
        return new UploadFault("drip " + bytesPerSecond, plan -> plan.bytesPerSecond = bytesPerSecond);
    }

    /** Both at once. */
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
