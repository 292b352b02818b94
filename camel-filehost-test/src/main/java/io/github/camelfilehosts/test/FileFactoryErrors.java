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

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The documented message of each code of FileFactory, for the envelope. */
final class FileFactoryErrors {

    static final int INVALID_METHOD = 700;
    static final int MALFORMED = 702;
    static final int MISSING_PARAM = 703;
    static final int REQUEST_LIMIT = 704;
    static final int LOGIN_FAILED = 706;
    static final int PREMIUM_REQUIRED = 708;
    static final int KEY_MISSING = 709;
    static final int KEY_INVALID = 710;
    static final int KEY_EXPIRED = 711;
    static final int FILE_INVALID = 712;
    static final int FILE_OFFLINE = 713;
    static final int PASSWORD_REQUIRED = 715;
    static final int PASSWORD_INVALID = 716;

    private static final Map<Integer, String> MESSAGES = Map.ofEntries(
            Map.entry(1, "File cannot be called directly"),
            Map.entry(INVALID_METHOD, "The requested method was invalid"),
            Map.entry(701, "An unexpected error was encountered"),
            Map.entry(MALFORMED, "A request parameter failed validation"),
            Map.entry(MISSING_PARAM, "A required request parameter was missing"),
            Map.entry(REQUEST_LIMIT, "API Request limit has been hit. Please slow down your requests"),
            Map.entry(705, "Too many failed login attempts. Please wait 15 minute and try to login again."),
            Map.entry(LOGIN_FAILED, "Login details were incorrect"),
            Map.entry(707, "Account has been deleted, or is pending deletion"),
            Map.entry(PREMIUM_REQUIRED, "A Premium membership is required to perform this function"),
            Map.entry(KEY_MISSING, "The session key parameter was missing"),
            Map.entry(KEY_INVALID, "The session key parameter was invalid"),
            Map.entry(KEY_EXPIRED, "The session key parameter was valid, but has since expired"),
            Map.entry(FILE_INVALID, "The requested file was invalid, or has been deleted"),
            Map.entry(FILE_OFFLINE, "The requested file is temporarily unavailable due to system maintenance, etc"),
            Map.entry(714, "The server hosting the requested file is overloaded"),
            Map.entry(PASSWORD_REQUIRED, "The requested file is password protected, and a password was not supplied"),
            Map.entry(
                    PASSWORD_INVALID,
                    "The requested file is password protected, and the password supplied was incorrect"),
            Map.entry(717, "Too many failed password attempts. Try again in 5 minutes"),
            Map.entry(718, "The IP Address initiating the request has been suspended"),
            Map.entry(719, "The account being used has been suspended"));

    private FileFactoryErrors() {}

    /** All known codes, the smallest first. */
    static SortedSet<Integer> codes() {
        return new TreeSet<>(MESSAGES.keySet());
    }

    static ApiRefusal refusal(int code) {
        return new ApiRefusal(code, message(code));
    }

    static String message(int code) {
        return MESSAGES.getOrDefault(code, "Unknown error");
    }
}
