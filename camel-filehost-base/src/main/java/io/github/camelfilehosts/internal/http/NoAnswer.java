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

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** What a missing or incomplete answer means, for an API call, a download or an upload. */
public final class NoAnswer {

    private NoAnswer() {}

    /**
     * Network failures are temporary. A certificate that is not trusted will not be trusted a second later either, and
     * nothing was sent to its server.
     *
     * @param why the exception of {@link HttpTransport}
     * @param failure the failure that tells it
     */
    public static FileHostException because(IOException why, Failure failure) {
        return why instanceof UntrustedServerException
                ? new InvalidRequestException(failure)
                : new TemporaryFailureException(failure);
    }

    /**
     * Whether a status says that the request was not read, so it was not carried out: because the connection had been
     * idle for too long, or because the request came too early.
     */
    public static boolean wasNotRead(int status) {
        return status == HttpStatus.SC_REQUEST_TIMEOUT || status == HttpStatus.SC_TOO_EARLY;
    }

    /** Whether a request that failed this way may have reached the server. */
    public static boolean wasSent(IOException e) {
        return !(e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException);
    }

    /**
     * An unexpected failure of HttpClient, or of something that it was given. Its message is left out, because it may
     * quote an answer.
     */
    static IOException unforeseen(Throwable e) {
        String what = "HttpClient failed with " + e.getClass().getName();
        if (e instanceof Error) {
            return new IOException(what, e);
        }
        IOException failure = new IOException(what);
        failure.setStackTrace(e.getStackTrace());
        return failure;
    }

    /** HttpClient's messages about invalid HTTP quote it, even whole bodies, which may hold a session key or a link. */
    public static IOException unquoted(IOException e) {
        if (e instanceof ClientProtocolException || e instanceof MalformedChunkCodingException) {
            Throwable what = e.getCause() == null ? e : e.getCause();
            return new ProtocolException(
                    "the answer is not valid HTTP (" + what.getClass().getSimpleName() + ")");
        }
        return e;
    }

    /** Describes what went wrong, because the messages of some exceptions mean nothing without their types. */
    static String describe(IOException e) {
        if (e instanceof UnknownHostException) {
            return "the host name is unknown";
        }
        if (e instanceof UntrustedServerException) {
            return e.getMessage();
        }
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
