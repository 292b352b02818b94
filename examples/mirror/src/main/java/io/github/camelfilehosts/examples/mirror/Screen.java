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

/** Shows how a run goes. Called from several threads at once. */
interface Screen extends AutoCloseable {

    /** There is a result for one more link; the tally knows it. */
    void ended(Result result);

    /** Something that is to be known beside. */
    void say(String message);

    /** What became of the links, in the end, for those who have not seen a line of each. */
    default void list(Stream<Result> results) {}

    @Override
    void close();
}
