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

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.json.UnixTimeDeserializer;
import java.time.Instant;

/**
 * The account, as {@code user/info} was observed to answer; it is not documented. What the service leaves out is null.
 *
 * @param email the account's email address
 * @param premium whether it is a premium account
 * @param premiumUntil when the premium time ends
 * @param trafficTotal the traffic that the account has, in bytes
 * @param trafficLeft how much of it is left, in bytes
 * @param storageTotal the storage that the account has, in bytes
 * @param storageLeft how much of it is left, in bytes
 * @param maxFileSize the largest file that can be uploaded, in bytes
 * @param maxUploads how many uploads may run at the same time
 */
public record UserInfo(
        String email,
        Boolean premium,

        @JsonSerialize(using = ToStringSerializer.class) @JsonDeserialize(using = UnixTimeDeserializer.class)
        Instant premiumUntil,

        Long trafficTotal,
        Long trafficLeft,
        Long storageTotal,
        Long storageLeft,
        Long maxFileSize,
        Integer maxUploads)
        implements FileHostResult {
    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
