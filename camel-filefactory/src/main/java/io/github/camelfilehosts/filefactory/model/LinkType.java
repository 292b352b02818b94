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

/** What a download link allows (API page, getDownloadLink; what each type allows was observed). */
public enum LinkType {
    /** Can be resumed, and allows many connections. */
    PREMIUM,
    /** Paid for by the file's owner. Can be resumed, and allows many connections. */
    TRAFFICSHARE,
    /** Allows one connection and no range, and can be used only after a delay. */
    FREE
}
