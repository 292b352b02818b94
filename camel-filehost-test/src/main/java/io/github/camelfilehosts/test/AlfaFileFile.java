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
import java.util.Map;

/** A file at {@link AlfaFileServer}. Changes take effect at once. */
public final class AlfaFileFile extends FileHostFile<AlfaFileFile> {

    private final Instant created;
    private volatile String folderId;
    private volatile int mode;
    private volatile String md5;
    private volatile long size;

    /**
     * @param content null if it was not kept
     * @param md5 null for that of the content
     */
    AlfaFileFile(
            String id,
            String name,
            String folderId,
            Content content,
            String md5,
            long size,
            int mode,
            Instant created) {
        super(id, name, content);
        this.folderId = folderId;
        this.md5 = md5;
        this.size = size;
        this.mode = mode;
        this.created = created;
    }

    /** Moves the file to this folder. */
    public AlfaFileFile folder(String folderId) {
        this.folderId = folderId;
        return this;
    }

    /** 1 public (the default), 2 private, 3 hot. */
    public AlfaFileFile mode(int mode) {
        this.mode = mode;
        return this;
    }

    /** Sets the MD5 that the API states, right or wrong. */
    public AlfaFileFile md5(String md5) {
        this.md5 = md5;
        return this;
    }

    /** Sets the size in bytes that the API states, right or wrong. */
    public AlfaFileFile size(long size) {
        this.size = size;
        return this;
    }

    /** The ID of the folder it is in, {@link AlfaFileFolder#ROOT} for the root. */
    public String folderId() {
        return folderId;
    }

    /** 1 public, 2 private, 3 hot. */
    public int mode() {
        return mode;
    }

    /** The MD5 that the API states. */
    public String md5() {
        String told = md5;
        return told == null ? content().md5() : told;
    }

    /** The size in bytes that the API states. */
    public long size() {
        return size;
    }

    @Override
    AlfaFileFile self() {
        return this;
    }

    Instant created() {
        return created;
    }

    boolean holds(String otherMd5, long otherSize) {
        return size == otherSize && otherMd5.equalsIgnoreCase(md5());
    }

    Map<String, Object> json() {
        return odd(PhpJson.object(
                "file_id",
                id(),
                "mode",
                mode,
                "mode_label",
                AlfaFileMode.label(mode),
                "folder_id",
                folderId,
                "name",
                name(),
                "hash",
                md5(),
                "size",
                size(),
                "url",
                "http://alfafile.net/file/" + id(),
                "created",
                created.getEpochSecond()));
    }
}
