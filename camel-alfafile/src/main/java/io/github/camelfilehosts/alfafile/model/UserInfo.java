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
 * The account (not on the page: what {@code user/info} was seen to answer). What the service leaves out is null.
 *
 * @param email the account's address
 * @param premium whether it is a premium account
 * @param premiumUntil when that ends
 * @param trafficTotal in bytes
 * @param trafficLeft in bytes
 * @param storageTotal in bytes
 * @param storageLeft in bytes
 * @param maxFileSize of an upload, in bytes
 * @param maxUploads how many may run side by side
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
