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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.HttpFilterChain;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * The host that moves the bytes. WireMock keeps bodies in memory and cannot break a connection half-way through one,
 * so this is HttpCore's classic server.
 */
final class StreamServer {

    private final ListenAddress address;
    private final StreamHandler handler;
    private final Set<StreamConnection> open = ConcurrentHashMap.newKeySet();
    private final Journal<StreamRequest> requests;
    private HttpServer server;

    StreamServer(ListenAddress address, StreamHandler handler, History history) {
        this.address = address;
        this.handler = handler;
        this.requests = history.journal();
    }

    void start() {
        server = ServerBootstrap.bootstrap()
                .setCanonicalHostName("localhost")
                .setLocalAddress(bindAddress())
                .setListenerPort(address.streamPort())
                .setSocketConfig(SocketConfig.custom()
                        .setBacklogSize(1000)
                        .setSoReuseAddress(true)
                        .setSoTimeout(10, TimeUnit.MINUTES)
                        .build())
                .setConnectionFactory(socket -> new StreamConnection(socket, open))
                // The first filter answers itself, so that HttpCore's own handling of Expect is not used.
                .addFilterFirst("file-host", (request, trigger, context, chain) -> serve(request, trigger, context))
                .setRequestRouter((request, context) -> null)
                .create();
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InetAddress bindAddress() {
        try {
            return InetAddress.getByName(address.bindAddress());
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        server.initiateShutdown();
        open.forEach(StreamConnection::reset);
    }

    /** Breaks the connections of running requests. Idle ones stay open, because clients may go on using them. */
    void reset() {
        open.stream().filter(StreamConnection::serving).forEach(StreamConnection::reset);
        open.forEach(StreamConnection::forget);
        requests.clear();
    }

    int port() {
        return server.getLocalPort();
    }

    List<StreamRequest> requests() {
        return requests.entries();
    }

    int openConnections() {
        return (int) open.stream().filter(connection -> !connection.forgotten()).count();
    }

    private void serve(ClassicHttpRequest request, HttpFilterChain.ResponseTrigger trigger, HttpContext context)
            throws IOException, HttpException {
        StreamConnection connection = StreamConnection.of(context);
        StreamRequest received = StreamRequest.of(request, connection.address());
        requests.add(received);
        StreamExchange exchange = new StreamExchange(request, received, trigger, connection);
        try {
            handler.handle(exchange);
        } finally {
            exchange.over();
        }
    }
}
