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
package io.github.camelfilehosts.examples.linkchecker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What a user says in properties or in the environment. */
@ConfigMapping(prefix = "linkchecker")
interface Settings {

    /** The CSV file with the links. Without one, it is a demonstration. */
    Optional<Path> links();

    /** The CSV file with what came of it. */
    @WithDefault("link-statuses.csv")
    Path statuses();

    /** How long from one pass to the next; {@code off} for one pass and no more. */
    String every();

    default boolean isOnce() {
        return every().equals("off");
    }
}
