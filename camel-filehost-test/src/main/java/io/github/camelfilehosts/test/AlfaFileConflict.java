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
 * What AlfaFile was seen to say with status 409, which has several meanings: they are told apart by the words alone,
 * and the words stand behind others. The numbers in them differ from time to time.
 *
 * @see AlfaFileServer#failNext(String, AlfaFileConflict, int)
 */
public enum AlfaFileConflict {
    /** It passes. */
    FILE_UNAVAILABLE("File temporarily unavailable."),

    /** The account has had enough for today. */
    DAILY_LIMIT("DOWNLOAD::ERROR::You have reached your daily downloads limit. Please try again later."),

    /** A free member has to wait so long. */
    DOWNLOAD_DELAY(
            "DOWNLOAD::ERROR::Delay between downloads must be not less than 60 minutes. Try again in 51 minutes."),

    /** Another download of this free member is not over. */
    ONE_AT_A_TIME("DOWNLOAD::ERROR::You can't download not more than 1 file at a time in free mode."),

    /** It is not told which. */
    FOLDER_EXISTS("Folder with the same name already exists"),

    /** Of one file among those to be copied or moved. */
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
