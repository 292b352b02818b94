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

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.json.IsoTimeSerializer;
import io.github.camelfilehosts.internal.json.WholeNumberDeserializer;
import java.time.ZonedDateTime;

/**
 * The account (API page, getMemberInfo). What the service leaves out is null.
 *
 * @param email the account's email address
 * @param accountType for example {@code premium}
 * @param expiryDate when the account expires
 * @param expiryMs milliseconds until then; negative if it has expired
 * @param joined when the account was created
 * @param fileCount how many files it has
 * @param storageLimit the storage that the account has, in bytes
 * @param storageUsed how much of it is used, in bytes
 * @param directDownloads whether direct downloads are on
 * @param trafficShare whether traffic sharing is on
 * @param trafficShareUsed in bytes, if traffic sharing is on
 * @param trafficShareLimit in bytes, if traffic sharing is on
 */
public record MemberInfo(
        String email,
        String accountType,

        @JsonSerialize(using = IsoTimeSerializer.class) @JsonDeserialize(using = CetTimeDeserializer.class)
        ZonedDateTime expiryDate,

        @JsonDeserialize(using = WholeNumberDeserializer.class)
        Long expiryMs,

        @JsonSerialize(using = IsoTimeSerializer.class) @JsonDeserialize(using = CetTimeDeserializer.class)
        ZonedDateTime joined,

        Long fileCount,
        Long storageLimit,
        Long storageUsed,
        Boolean directDownloads,
        Boolean trafficShare,
        Long trafficShareUsed,
        Long trafficShareLimit)
        implements FileHostResult {
    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
