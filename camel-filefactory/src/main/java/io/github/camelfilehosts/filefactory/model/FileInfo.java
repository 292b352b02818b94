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
package io.github.camelfilehosts.filefactory.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.camelfilehosts.internal.FileReference;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.json.IsoTimeSerializer;
import io.github.camelfilehosts.internal.json.Md5Deserializer;
import java.time.ZonedDateTime;

/**
 * A file (API page, getFileInfo). What the service leaves out is null.
 *
 * @param id the ID asked for
 * @param status never null
 * @param name as its owner gave it; not safe as a path
 * @param size in bytes
 * @param added when it was uploaded
 * @param url of its page
 * @param md5 in lower-case hexadecimal
 * @param premiumOnly whether only premium members may download it
 * @param passwordProtected whether a password is needed to download it
 */
public record FileInfo(
        @JsonAlias("hash") String id,
        FileStatus status,
        String name,
        Long size,

        @JsonSerialize(using = IsoTimeSerializer.class) @JsonDeserialize(using = CetTimeDeserializer.class)
        ZonedDateTime added,

        String url,

        @JsonDeserialize(using = Md5Deserializer.class) String md5,

        Boolean premiumOnly,
        @JsonAlias("password") Boolean passwordProtected)
        implements FileReference {

    public FileInfo {
        status = status == null ? FileStatus.MISSING : status;
    }

    /** The entry for a file that the answer does not mention. */
    public static FileInfo missing(String id) {
        return new FileInfo(id, FileStatus.MISSING, null, null, null, null, null, null, null);
    }

    /** The same facts with the ID that was asked for. */
    public FileInfo withId(String newId) {
        return newId.equals(id)
                ? this
                : new FileInfo(newId, status, name, size, added, url, md5, premiumOnly, passwordProtected);
    }

    @Override
    public String provider() {
        return "filefactory";
    }

    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
