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
package io.github.camelfilehosts.examples.mirror;

import io.github.camelfilehosts.filefactory.model.FileInfo;
import java.time.Duration;

/**
 * What became of one link.
 *
 * @param link as the user wrote it
 * @param name the file's; null if nobody knows
 * @param size in bytes; null if nobody knows
 * @param outcome what became of it
 * @param time how long it took; null if it was not tried
 * @param alfaFileLink where the file is now; null if it did not arrive
 * @param error why it did not arrive; null if it did
 */
record Result(String link, String name, Long size, Outcome outcome, Duration time, String alfaFileLink, String error) {

    static Result arrived(Link link, Routes.Arrival arrival, Duration time) {
        return new Result(
                link.text(),
                arrival.file().name(),
                arrival.file().size(),
                arrival.instant() ? Outcome.instant : Outcome.mirrored,
                time,
                arrival.file().url(),
                null);
    }

    static Result failed(Link link, FileInfo info, Outcome outcome, Duration time, String error) {
        return new Result(link.text(), info.name(), info.size(), outcome, time, null, error);
    }

    static Result notTried(Link link, FileInfo info, Outcome outcome, String error) {
        return failed(link, info, outcome, null, error);
    }

    static Result notTried(Link link, Outcome outcome, String error) {
        return new Result(link.text(), null, null, outcome, null, null, error);
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    boolean wasTried() {
        return time != null;
    }

    /** The file's name, or the link if nobody knows the name. */
    String title() {
        return name == null || name.isBlank() ? link : name;
    }
}
