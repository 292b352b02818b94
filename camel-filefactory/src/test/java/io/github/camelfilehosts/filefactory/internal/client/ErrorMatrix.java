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
package io.github.camelfilehosts.filefactory.internal.client;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.filefactory.FileFactoryConfiguration;
import io.github.camelfilehosts.filefactory.FileFactoryError;
import io.github.camelfilehosts.internal.session.SessionRejectedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The reference page's table of the API's error codes. */
public final class ErrorMatrix {

    private static final Duration DEFAULT_MAX_WAIT = new FileFactoryConfiguration().getMaxWait();

    private ErrorMatrix() {}

    public static String table() {
        return Arrays.stream(FileFactoryError.values())
                .map(ErrorMatrix::row)
                .collect(Collectors.joining(
                        "\n",
                        "[width=\"100%\",cols=\"1,4,4,4,2,2,4\",options=\"header\"]\n|===\n"
                                + "| Code | Name | Meaning | Exception | Retryable | Tried again by us | What to do\n",
                        "\n|===\n"));
    }

    private static String row(FileFactoryError error) {
        FileHostException exception = error.exception(Failure.of("filefactory", "any", ""));
        return "| " + error.code() + " | `" + error.name() + "` | " + error.meaning() + " | `"
                + publicType(exception.getClass()).getSimpleName() + "` | " + retryable(error, exception) + " | "
                + triedAgain(error, exception) + " | " + error.action();
    }

    private static String retryable(FileFactoryError error, FileHostException exception) {
        Duration retryAfter = error.retryAfter();
        String after = retryAfter == null
                ? ""
                : ", after "
                        + (retryAfter.toSeconds() > 60
                                ? retryAfter.toMinutes() + " min"
                                : retryAfter.toSeconds() + " s");
        return (exception.isRetryable() ? "yes" : "no") + after;
    }

    private static String triedAgain(FileFactoryError error, FileHostException exception) {
        if (exception instanceof SessionRejectedException) {
            return "once, after a new login";
        }
        if (!exception.isRetryable()) {
            return "no";
        }
        boolean tooLong = error.retryAfter() != null && error.retryAfter().compareTo(DEFAULT_MAX_WAIT) > 0;
        return tooLong ? "if `maxWait` allows" : "yes";
    }

    /** Those of the session room are their superclass to a caller. */
    private static Class<?> publicType(Class<?> type) {
        return type.getPackage().equals(FileHostException.class.getPackage()) ? type : publicType(type.getSuperclass());
    }
}
