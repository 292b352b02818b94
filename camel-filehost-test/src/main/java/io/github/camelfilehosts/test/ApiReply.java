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

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.time.Duration;
import java.util.Map;

/**
 * What goes back for one call of an API method: a reply, or a broken connection.
 *
 * @param delay how long it takes to come
 */
record ApiReply(int status, String contentType, String body, Map<String, String> headers, Fault fault, Duration delay) {

    static ApiReply of(int status, String contentType, String body, Map<String, String> headers) {
        return new ApiReply(status, contentType, body, headers, null, Duration.ZERO);
    }

    static ApiReply json(int status, String body) {
        return of(status, "application/json", body, Map.of());
    }

    static ApiReply broken(Fault fault) {
        return new ApiReply(200, null, null, Map.of(), fault, Duration.ZERO);
    }

    /** Its first half. */
    ApiReply cut() {
        return new ApiReply(status, contentType, body.substring(0, body.length() / 2), headers, fault, delay);
    }

    /** The same, so much later. */
    ApiReply after(Duration time) {
        return new ApiReply(status, contentType, body, headers, fault, time);
    }

    ResponseDefinition toDefinition() {
        if (fault != null) {
            return new ResponseDefinitionBuilder().withFault(fault).build();
        }
        ResponseDefinitionBuilder definition =
                new ResponseDefinitionBuilder().withStatus(status).withBody(body);
        if (!delay.isZero()) {
            definition.withFixedDelay((int) delay.toMillis());
        }
        if (contentType != null) {
            definition.withHeader("Content-Type", contentType);
        }
        headers.forEach(definition::withHeader);
        return definition.build();
    }
}
