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
package io.github.camelfilehosts.alfafile.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelfilehosts.internal.FileReference;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.json.Md5Deserializer;
import io.github.camelfilehosts.internal.json.UnixTimeDeserializer;
import java.time.Instant;

/**
 * A file at AlfaFile (API page, Info). What the service leaves out is null.
 *
 * @param id short and case-sensitive
 * @param mode who may see it; null if the service states an unknown mode
 * @param folderId the ID of the folder that it is in
 * @param name as its owner gave it; not safe as a path
 * @param md5 in lower-case hexadecimal
 * @param size in bytes
 * @param url of its page
 * @param created when it was created
 */
public record AlfaFile(
        @JsonAlias("file_id") String id,
        Mode mode,
        @JsonAlias("folder_id") String folderId,
        String name,

        @JsonAlias("hash") @JsonDeserialize(using = Md5Deserializer.class)
        String md5,

        Long size,
        String url,

        @JsonSerialize(using = ToStringSerializer.class) @JsonDeserialize(using = UnixTimeDeserializer.class)
        Instant created)
        implements FileReference {

    @Override
    public String provider() {
        return "alfafile";
    }

    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
