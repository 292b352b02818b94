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

import java.util.stream.Stream;

/** Shows the progress of a run. Called by several threads at the same time. */
interface Screen extends AutoCloseable {

    /** There is a result for one more link, which the tally has counted. */
    void ended(Result result);

    /** Shows a further message. */
    void say(String message);

    /** Lists the results at the end, if they were not shown one by one. */
    default void list(Stream<Result> results) {}

    @Override
    void close();
}
