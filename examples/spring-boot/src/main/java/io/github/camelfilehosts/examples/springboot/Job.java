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
package io.github.camelfilehosts.examples.springboot;

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import java.util.List;
import org.springframework.data.annotation.Id;

/** One file to be stored at AlfaFile, as the database keeps it. Names and links are text of others. */
class Job {

    /** The length of a text column. */
    private static final int LONGEST = 4000;

    @Id
    private Long id;

    private JobKind kind;
    private String fileId;
    private String name;
    private Long size;
    private boolean passwordProtected;
    private JobState state;
    private Outcome outcome;
    private String link;
    private String error;
    private String repeats;

    private Job() {}

    private Job(JobKind kind, String name, Long size, JobState state) {
        this.kind = kind;
        this.name = cut(name);
        this.size = size;
        this.state = state;
    }

    /** A file at FileFactory, ready to be mirrored if it is available. */
    static Job mirror(FileInfo info) {
        Job job = new Job(JobKind.MIRROR, info.name(), info.size(), JobState.READY);
        job.fileId = info.id();
        job.passwordProtected = Boolean.TRUE.equals(info.passwordProtected());
        switch (info.status()) {
            case ONLINE -> {}
            case OFFLINE -> job.unavailable("FileFactory does not offer it at the moment");
            case INVALID, MISSING -> job.unavailable("FileFactory has no such file");
        }
        return job;
    }

    /**
     * A file that a client is sending.
     *
     * @param size in bytes; null if unknown
     */
    static Job upload(String name, Long size) {
        return new Job(JobKind.UPLOAD, name, size, JobState.RUNNING);
    }

    private void unavailable(String why) {
        state = JobState.UNAVAILABLE;
        error = why;
    }

    void queue() {
        state = JobState.QUEUED;
        error = null;
        repeats = null;
    }

    void begin() {
        state = JobState.RUNNING;
    }

    void arrived(AlfaFile file, Outcome how) {
        end(JobState.DONE);
        outcome = how;
        link = cut(file.url());
        name = file.name() == null ? name : cut(file.name());
        size = file.size() == null ? size : file.size();
    }

    void failed(String why) {
        end(JobState.FAILED);
        error = cut(why);
    }

    private void end(JobState newState) {
        state = newState;
        error = null;
    }

    /** What was retried, and why. */
    void repeated(List<String> reasons) {
        repeats = reasons.isEmpty() ? null : cut(String.join("\n", reasons));
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    Long id() {
        return id;
    }

    JobKind kind() {
        return kind;
    }

    /** The file's ID at FileFactory; null for an upload. */
    String fileId() {
        return fileId;
    }

    /** The name; null if unknown. */
    String name() {
        return name;
    }

    /** In bytes; null if unknown. */
    Long size() {
        return size;
    }

    /** Whether FileFactory requires a password for it. */
    boolean passwordProtected() {
        return passwordProtected;
    }

    JobState state() {
        return state;
    }

    /** How it arrived; null if it did not. */
    Outcome outcome() {
        return outcome;
    }

    /** Where it is at AlfaFile; null if it did not arrive. */
    String link() {
        return link;
    }

    /** Why it did not arrive; null if it did, or has not finished. */
    String error() {
        return error;
    }

    List<String> repeats() {
        return repeats == null ? List.of() : repeats.lines().toList();
    }
}
