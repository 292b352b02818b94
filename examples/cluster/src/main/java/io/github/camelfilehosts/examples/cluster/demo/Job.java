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
package io.github.camelfilehosts.examples.cluster.demo;

/**
 * A file to mirror.
 *
 * @param account the name of the account
 * @param fileId the file's ID at FileFactory
 */
record Job(String account, String fileId, Kind kind) {

    enum Kind {
        /** Its bytes have to be moved. */
        PLAIN,
        /** AlfaFile has its bytes already. */
        INSTANT,
        /** FileFactory has no such file. */
        DEAD
    }

    String name() {
        return fileId + ".bin";
    }

    String link() {
        return "https://www.filefactory.com/file/" + fileId + "/" + name();
    }

    /** Another link to the same file. */
    String otherLink() {
        return "http://filefactory.com/file/" + fileId;
    }
}
