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
package io.github.camelfilehosts.jobs.internal;

import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.jobs.model.JobState;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Reads rows of {@code filehost_job}. */
final class JobRow {

    private JobRow() {}

    static MirrorJob job(ResultSet row) throws SQLException {
        return new MirrorJob(
                row.getString("id"),
                row.getString("account"),
                row.getString("file_factory"),
                row.getString("file_id"),
                row.getString("folder_id"),
                row.getString("folder_path"),
                JobState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getString("file_name"),
                (Long) row.getObject("file_size"),
                row.getString("md5"),
                row.getString("result_id"),
                row.getString("result_url"),
                Instant.ofEpochMilli(row.getLong("submitted")),
                instant((Long) row.getObject("finished")));
    }

    static ClaimedJob claimed(ResultSet row) throws SQLException {
        MirrorJob job = job(row);
        FileInfo file = new FileInfo(
                job.fileId(),
                FileStatus.ONLINE,
                job.name(),
                job.size(),
                null,
                null,
                job.md5(),
                (Boolean) row.getObject("premium_only"),
                (Boolean) row.getObject("password_protected"));
        return new ClaimedJob(job, file, row.getString("claim"));
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
