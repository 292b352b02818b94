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
package io.github.camelfilehosts.test;

/**
 * What happens to bytes that are sent to an upload URL that has already received a file. What the service does is
 * unknown.
 */
public enum SecondPost {
    /** They make a second file, which the session then reports. */
    SECOND_FILE,
    /** They are refused with 409. */
    REFUSED,
    /** They are read and ignored; the answer is the session of the first file. */
    IGNORED
}
