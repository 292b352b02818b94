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
package io.github.camelfilehosts.examples.springboot;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers failures at AlfaFile to the sender of the file. The messages hold no secret. */
@RestControllerAdvice
class FailureResponses {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> explain(FileHostException failure) {
        HttpStatus status = status(failure);
        HttpHeaders headers = new HttpHeaders();
        if (failure.getRetryAfter() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(failure.getRetryAfter())));
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .body(ProblemDetail.forStatusAndDetail(status, failure.getMessage()));
    }

    private static HttpStatus status(FileHostException failure) {
        if (failure instanceof RateLimitedException) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        if (failure instanceof TemporaryFailureException) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        if (failure instanceof InvalidRequestException) {
            return HttpStatus.BAD_REQUEST;
        }
        return HttpStatus.BAD_GATEWAY;
    }

    /** Rounded up: a second too early is one request too many. */
    private static long seconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
