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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.HttpFilterChain;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** One request to the server that moves the bytes, with all possible answers. */
final class StreamExchange {

    private final ClassicHttpRequest received;
    private final StreamRequest request;
    private final HttpFilterChain.ResponseTrigger trigger;
    private final StreamConnection connection;
    private final List<Gauge.Passage> passages = new ArrayList<>();

    StreamExchange(
            ClassicHttpRequest received,
            StreamRequest request,
            HttpFilterChain.ResponseTrigger trigger,
            StreamConnection connection) {
        this.received = received;
        this.request = request;
        this.trigger = trigger;
        this.connection = connection;
        connection.serving(true);
    }

    StreamRequest request() {
        return request;
    }

    StreamConnection connection() {
        return connection;
    }

    /** The body. A client that waits for 100 Continue is told to go on. */
    InputStream body() throws IOException, HttpException {
        if (isLeaveAwaited()) {
            trigger.sendInformation(new BasicClassicHttpResponse(HttpStatus.SC_CONTINUE));
        }
        return received.getEntity() == null
                ? InputStream.nullInputStream()
                : received.getEntity().getContent();
    }

    boolean isLeaveAwaited() {
        return "100-continue".equalsIgnoreCase(request.header(HttpHeaders.EXPECT));
    }

    /** Keeps this running until the exchange is over. */
    void during(Gauge.Passage passage) {
        passages.add(passage);
    }

    /**
     * Ends the exchange. Must be called before the peer can know that it is over. Otherwise the peer might begin its
     * next request while this one still counts, and be refused, or be reset in its place.
     */
    void over() {
        passages.forEach(Gauge.Passage::end);
        connection.serving(false);
    }

    void reply(int status, Map<String, String> headers, HttpEntity entity) throws IOException, HttpException {
        over();
        send(status, headers, entity);
    }

    /** Replies with bytes that call {@link #over()} themselves. */
    void serve(int status, Map<String, String> headers, ServedEntity entity) throws IOException, HttpException {
        send(status, headers, entity);
    }

    private void send(int status, Map<String, String> headers, HttpEntity entity) throws IOException, HttpException {
        ClassicHttpResponse response = new BasicClassicHttpResponse(status);
        headers.forEach(response::setHeader);
        response.setEntity(entity);
        trigger.submitResponse(response);
    }

    void replyHtml(int status, Map<String, String> headers, String html) throws IOException, HttpException {
        reply(status, headers, new StringEntity(html, ContentType.TEXT_HTML.withCharset(StandardCharsets.UTF_8)));
    }

    void redirect(String location, Map<String, String> headers) throws IOException, HttpException {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(HttpHeaders.LOCATION, location);
        replyHtml(HttpStatus.SC_MOVED_TEMPORARILY, all, "");
    }

    /**
     * Refuses the request, before the body if the client waits for 100 Continue; otherwise after it, because closing
     * the connection during the body could lose the reply.
     */
    void refuse(int status, String html) throws IOException, HttpException {
        if (isLeaveAwaited()) {
            rejectBody(status, html);
        } else {
            body().transferTo(OutputStream.nullOutputStream());
            replyHtml(status, Map.of(), html);
        }
    }

    /** Replies without having read the body, which the client may not even have sent. */
    void rejectBody(int status, String html) throws IOException, HttpException {
        // Otherwise HttpCore would read the body first.
        received.setEntity(null);
        replyHtml(status, Map.of(HttpHeaders.CONNECTION, "close"), html);
    }

    /** Ends with a reply and a close while the client is still sending, which may see a broken connection. */
    ConnectionBroken rejectRest(int status, String html) throws IOException {
        try {
            rejectBody(status, html);
        } catch (HttpException e) {
            throw new IOException(e);
        }
        return new ConnectionBroken("rejected");
    }

    /** Reads no more, and keeps the connection open until the peer closes it. */
    ConnectionBroken stopReading() throws IOException {
        connection.awaitGone();
        return new ConnectionBroken("no longer read");
    }

    /** Ends with a TCP reset. */
    ConnectionBroken reset() {
        over();
        connection.reset();
        return new ConnectionBroken("reset");
    }

    /** Ends with an orderly close, as if everything had been sent. */
    ConnectionBroken drop() throws IOException {
        over();
        connection.close();
        return new ConnectionBroken("closed");
    }

    /** Sends nothing until the peer has closed. */
    ConnectionBroken hang() throws IOException {
        connection.serving(true);
        connection.awaitEnd();
        return new ConnectionBroken("left hanging");
    }
}
