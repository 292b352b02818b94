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
package io.github.camelfilehosts.internal.http;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/**
 * Lets HttpClient notice an answer that comes before the whole body was sent: a refusal is seen at once, and is not
 * lost if the server then closes the connection. An {@link Error} ends only the request in which it occurs.
 * Thread-safe.
 */
public final class EarlyAnswers extends HttpRequestExecutor {

    /** Many servers never answer whether they want a body, but wait for it. */
    private static final Duration LONGEST_WAIT_FOR_CONTINUE = Duration.ofSeconds(1);

    /**
     * @param silence that ends an upload: the wait for whether its body is wanted is a quarter of it at most. Zero for
     * none
     */
    public EarlyAnswers(Duration silence) {
        super(Timeout.of(waitForContinue(silence)), null, null);
    }

    private static Duration waitForContinue(Duration silence) {
        Duration part = silence.dividedBy(4);
        return part.isZero() || part.compareTo(LONGEST_WAIT_FOR_CONTINUE) > 0 ? LONGEST_WAIT_FOR_CONTINUE : part;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        try {
            return super.execute(
                    request,
                    request.getEntity() == null ? connection : new ListeningConnection(connection),
                    information,
                    context);
        } catch (Error e) {
            // HttpClient would close all connections, of all other requests too, and for good.
            throw NoAnswer.unforeseen(e);
        }
    }
}
