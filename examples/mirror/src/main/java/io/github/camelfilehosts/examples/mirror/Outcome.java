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

/** What became of a link. */
enum Outcome {
    /** Its bytes were moved. */
    mirrored,
    /** AlfaFile had its bytes already: it is in the account now, and no byte was moved. */
    instant,
    /** It was in the folder already: nothing was done. */
    skipped,
    /** Its name or its size is not asked for. */
    excluded,
    /** FileFactory has the file, but does not hand it out now. */
    offline,
    /** FileFactory does not have the file, or not any more. */
    gone,
    /** It is no link to a file at FileFactory. */
    invalid,
    /** The run was broken off meanwhile. */
    interrupted,
    /** The error says why. */
    failed;

    /** Whether the file is at AlfaFile. */
    boolean arrived() {
        return this == mirrored || this == instant || this == skipped;
    }

    /** Whether it ought to be at AlfaFile, and is not. */
    boolean isMissing() {
        return !arrived() && this != excluded;
    }
}
