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
 * What AlfaFile was observed to answer with status 409. The status has several meanings, which only the text tells
 * apart, and other text may precede it. The numbers in the text vary.
 *
 * @see AlfaFileServer#failNext(String, AlfaFileConflict, int)
 */
public enum AlfaFileConflict {
    /** It is temporary. */
    FILE_UNAVAILABLE("File temporarily unavailable."),

    /** The account has reached its daily limit. */
    DAILY_LIMIT("DOWNLOAD::ERROR::You have reached your daily downloads limit. Please try again later."),

    /** A free member has to wait for this time. */
    DOWNLOAD_DELAY(
            "DOWNLOAD::ERROR::Delay between downloads must be not less than 60 minutes. Try again in 51 minutes."),

    /** Another download of this free member is still running. */
    ONE_AT_A_TIME("DOWNLOAD::ERROR::You can't download not more than 1 file at a time in free mode."),

    /** The answer does not name the folder. */
    FOLDER_EXISTS("Folder with the same name already exists"),

    /** For one of the files to be copied or moved. */
    FILE_EXISTS("File with the same name already exists in destination folder");

    private final String details;

    AlfaFileConflict(String words) {
        details = "Conflict. " + words;
    }

    /** The {@code details} of the answer. */
    public String details() {
        return details;
    }

    ApiRefusal refusal() {
        return new ApiRefusal(409, details);
    }
}
