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
package io.github.camelfilehosts.filefactory;

/** The operations of the component: the API's methods, and {@code download}. */
public enum FileFactoryOperation {

    /** The key of the account's shared session, as a String. Logs in only if there is no session. */
    getSessionKey,

    /** Facts about the account. */
    getMemberInfo,

    /** Facts about any number of files: one entry for each ID asked for, in the order asked. */
    getFileInfo,

    /** A link from which a file can be downloaded for a while, by this caller only. */
    getDownloadLink,

    /** A file: as a handle that is read as a stream, or in a directory. */
    download
}
