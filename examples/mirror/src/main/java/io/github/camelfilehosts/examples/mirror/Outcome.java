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
    /** It was an instant upload: it is in the account, and no byte was moved. */
    instant,
    /** It was in the folder already: nothing was done. */
    skipped,
    /** It was left out because of its name or size. */
    excluded,
    /** FileFactory has the file, but does not offer it at the moment. */
    offline,
    /** FileFactory does not have the file, or no longer has it. */
    gone,
    /** It is not a link to a file at FileFactory. */
    invalid,
    /** The run was stopped meanwhile. */
    interrupted,
    /** It failed; the error says why. */
    failed;

    /** Whether the file is at AlfaFile. */
    boolean arrived() {
        return this == mirrored || this == instant || this == skipped;
    }

    /** Whether it should be at AlfaFile, and is not. */
    boolean isMissing() {
        return !arrived() && this != excluded;
    }
}
