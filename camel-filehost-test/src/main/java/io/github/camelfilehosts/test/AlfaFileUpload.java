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

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An upload session at {@link AlfaFileServer}: what was announced, and its state. */
public final class AlfaFileUpload {

    /** The state of a session; the ordinals are the API's numbers. */
    public enum State {
        UPLOADING("Uploading"),
        PROCESSING("Processing"),
        DONE("Done"),
        FAILED("Fail");

        private final String label;

        State(String label) {
            this.label = label;
        }
    }

    private final String id;
    private final String name;
    private final String md5;
    private final long size;
    private final String folderId;
    private final int mode;
    private final String url;
    private State state = State.UPLOADING;
    private AlfaFileFile file;
    private AlfaFileFile processed;
    private int filesMade;
    private int pollsLeft;
    private Instant notBefore;
    private boolean stateZeroMeanwhile;

    /** @param url the URL to send the bytes to; null if none are needed */
    AlfaFileUpload(String id, String name, String md5, long size, String folderId, int mode, String url) {
        this.id = id;
        this.name = name;
        this.md5 = md5;
        this.size = size;
        this.folderId = folderId;
        this.mode = mode;
        this.url = url;
    }

    @Override
    public String toString() {
        return "AlfaFileUpload " + id + ", " + name + ", " + size + " bytes, " + state();
    }

    /** The upload's ID. */
    public String id() {
        return id;
    }

    /** The file name that was announced. */
    public String name() {
        return name;
    }

    /** The MD5 that was announced. */
    public String md5() {
        return md5;
    }

    /** The size that was announced, in bytes. */
    public long size() {
        return size;
    }

    /** The folder that was asked for. */
    public String folderId() {
        return folderId;
    }

    /** The mode that was asked for. */
    public int mode() {
        return mode;
    }

    /** Whether it is an instant upload: the content was known, and no bytes were asked for. */
    public boolean instant() {
        return url == null;
    }

    /** Its state. */
    public synchronized State state() {
        return state;
    }

    /** The file that it made; null until it is done. */
    public synchronized AlfaFileFile file() {
        return file;
    }

    /** How many files it made: more than one if the bytes were sent again after they had arrived. */
    public synchronized int filesMade() {
        return filesMade;
    }

    synchronized void fail() {
        state = State.FAILED;
    }

    synchronized void done(AlfaFileFile newFile) {
        process(newFile, 0, Instant.MIN, false);
        poll(Instant.MIN);
    }

    /** The bytes have arrived. This many polls, and all polls until that time, are told to wait for the file. */
    synchronized void process(AlfaFileFile newFile, int polls, Instant until, boolean stateZero) {
        filesMade++;
        processed = newFile;
        pollsLeft = polls;
        notBefore = until;
        stateZeroMeanwhile = stateZero;
        state = State.PROCESSING;
    }

    /** Counts a poll at this time. */
    synchronized void poll(Instant now) {
        if (state == State.PROCESSING && !now.isBefore(notBefore) && pollsLeft-- <= 0) {
            state = State.DONE;
            file = processed;
        }
    }

    synchronized Map<String, Object> json() {
        State told = state == State.PROCESSING && stateZeroMeanwhile ? State.UPLOADING : state;
        return PhpJson.object(
                "upload_id",
                id,
                "url",
                url,
                "file",
                file == null ? List.of() : file.json(),
                "state",
                told.ordinal(),
                "state_label",
                told.label);
    }
}
