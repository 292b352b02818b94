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
package io.github.camelfilehosts.benchmarks.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * The APIs of both services, under {@code /slow} once more with a latency, and a sink for uploads that throws bytes away
 * as they come. A process of its own: {@code StandIn PORT URL-OF-THE-FILES}.
 */
public final class StandIn {

    private static final int LATENCY_MILLIS = 50;

    private final FileFactoryAnswers fileFactory;
    private final AlfaFileAnswers alfaFile;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong fileFactoryCalls = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    private StandIn(URI self, URI files) {
        fileFactory = new FileFactoryAnswers(files);
        alfaFile = new AlfaFileAnswers(self);
    }

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        StandIn standIn = new StandIn(URI.create("http://127.0.0.1:" + port + "/"), URI.create(args[1]));
        ServerBootstrap.bootstrap()
                .setCanonicalHostName("127.0.0.1")
                .setLocalAddress(InetAddress.getLoopbackAddress())
                .setListenerPort(port)
                .setSocketConfig(SocketConfig.custom()
                        .setSoReuseAddress(true)
                        .setSoTimeout(10, TimeUnit.MINUTES)
                        .build())
                .register("/filefactory/*", standIn::fileFactory)
                .register("/alfafile/*", (request, response, context) -> standIn.alfaFile(request, response, false))
                .register(
                        "/alfafile-has-it/*", (request, response, context) -> standIn.alfaFile(request, response, true))
                .register("/slow/filefactory/*", slow(standIn::fileFactory))
                .register(
                        "/slow/alfafile/*",
                        slow((request, response, context) -> standIn.alfaFile(request, response, false)))
                .register(
                        "/slow/alfafile-has-it/*",
                        slow((request, response, context) -> standIn.alfaFile(request, response, true)))
                .register("/sink/*", standIn::sink)
                .register("/bucket", standIn::bucket)
                .register("/bucket/*", standIn::bucket)
                .register("/counters", standIn::counters)
                .create()
                .start();
    }

    /** As over a long line: each call takes so long. */
    private static HttpRequestHandler slow(HttpRequestHandler handler) {
        return (request, response, context) -> {
            try {
                Thread.sleep(LATENCY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
            handler.handle(request, response, context);
        };
    }

    private void fileFactory(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException, HttpException {
        calls.incrementAndGet();
        fileFactoryCalls.incrementAndGet();
        answer(response, fileFactory.answer(method(request), Form.of(request)));
    }

    private void alfaFile(ClassicHttpRequest request, ClassicHttpResponse response, boolean hasIt)
            throws IOException, HttpException {
        calls.incrementAndGet();
        Map<String, String> form = Form.of(request);
        answer(response, alfaFile.answer(method(request), form, hasIt));
    }

    private void sink(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException, HttpException {
        received.addAndGet(Sink.drain(request));
        answer(response, "{\"response\":[],\"status\":200,\"details\":null}");
    }

    private void bucket(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException {
        if (S3Answers.isListing(request)) {
            calls.incrementAndGet();
            S3Answers.list(request, response);
        } else {
            received.addAndGet(S3Answers.answer(request, response));
        }
    }

    private void counters(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context) {
        answer(
                response,
                "{\"calls\":" + calls + ",\"fileFactory\":" + fileFactoryCalls + ",\"received\":" + received + "}");
    }

    private static String method(ClassicHttpRequest request) {
        String path = request.getPath().replaceFirst("\\?.*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void answer(ClassicHttpResponse response, String json) {
        response.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    }
}
