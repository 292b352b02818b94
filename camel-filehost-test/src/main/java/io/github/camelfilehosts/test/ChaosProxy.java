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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy between clients and a local server, which passes on their bytes and breaks their connections as {@link Chaos}
 * decides.
 */
final class ChaosProxy {

    private static final int BUFFER = 32 * 1024;
    private static final int BACKLOG = 1000;

    private final int serverPort;
    private final Chaos chaos;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "chaos");
        thread.setDaemon(true);
        return thread;
    });

    ChaosProxy(int serverPort, Chaos chaos) {
        this.serverPort = serverPort;
        this.chaos = chaos;
        try {
            listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Accepts no more connections; existing ones end when the server or the client ends them. */
    void stop() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                // Closed meanwhile, or a client that has gone again.
            }
        }
    }

    private void connect(Socket client) {
        ConnectionFault fault = chaos.next();
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            ConnectionFault sending = fault.towardsServer() ? fault : ConnectionFault.NONE;
            ConnectionFault answering = fault.towardsServer() ? ConnectionFault.NONE : fault;
            CompletableFuture<Void> answers =
                    CompletableFuture.runAsync(() -> pass(server, client, answering), threads);
            pass(client, server, sending);
            answers.join();
        } catch (IOException e) {
            // The server is gone, and the client is told so by the close.
        }
    }

    /** Passes on all bytes, and the end of the connection, orderly or not. */
    private void pass(Socket from, Socket to, ConnectionFault fault) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            long left = fault.after();
            while (true) {
                if (left == 0) {
                    carryOut(fault, from, to);
                    left = Long.MAX_VALUE;
                }
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    to.shutdownOutput();
                    return;
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        } catch (IOException e) {
            reset(from);
            reset(to);
        }
    }

    /** Whoever finds one of the ends closed then goes no further. */
    private void carryOut(ConnectionFault fault, Socket from, Socket to) throws IOException {
        chaos.happened(fault);
        switch (fault.kind()) {
            case DELAY -> Pause.of(fault.delay());
            case RESET -> {
                reset(from);
                reset(to);
            }
            case END -> {
                to.shutdownOutput();
                from.close();
                to.close();
            }
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }
}
