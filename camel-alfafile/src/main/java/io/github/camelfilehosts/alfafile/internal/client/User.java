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
package io.github.camelfilehosts.alfafile.internal.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.internal.json.UnixTimeDeserializer;
import java.time.Instant;

/** The {@code user} of {@code user/login} and {@code user/info}, with the nesting of the service. */
record User(
        String email,
        @JsonProperty("is_premium") Boolean premium,

        @JsonProperty("premium_end_time") @JsonDeserialize(using = UnixTimeDeserializer.class)
        Instant premiumEndTime,

        Volume traffic,
        Volume storage,
        Upload upload) {

    record Volume(Long total, Long left) {}

    record Upload(
            @JsonProperty("max_file_size") Long maxFileSize,
            @JsonProperty("nb_pipes") Integer pipes) {}

    private static final Volume NO_VOLUME = new Volume(null, null);

    User {
        traffic = traffic == null ? NO_VOLUME : traffic;
        storage = storage == null ? NO_VOLUME : storage;
        upload = upload == null ? new Upload(null, null) : upload;
    }

    UserInfo toUserInfo() {
        return new UserInfo(
                email,
                premium,
                premiumEndTime,
                traffic.total(),
                traffic.left(),
                storage.total(),
                storage.left(),
                upload.maxFileSize(),
                upload.pipes());
    }
}
