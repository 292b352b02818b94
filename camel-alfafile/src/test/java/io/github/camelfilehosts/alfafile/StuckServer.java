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
package io.github.camelfilehosts.alfafile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that gets as far as one stage of a request, and stays there. */
final class StuckServer implements Closeable {

    enum Stage {
        CONNECT,
        TLS,
        WRITE_HEAD,
        WRITE_BODY,
        READ_HEAD,
        READ_BODY
    }

    enum Pace {
        MUTE,
        DRIPPING,
        ENDLESS
    }

    private static final int BUFFER = 4096;

    private final Stage stage;
    private final Pace pace;
    private final ServerSocket socket = new ServerSocket();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    StuckServer(Stage stage, Pace pace) throws IOException {
        this.stage = stage;
        this.pace = pace;
        // Little of what is sent to it is taken by the operating system.
        socket.setReceiveBufferSize(BUFFER);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        if (stage == Stage.CONNECT) {
            fillBacklog();
        } else {
            start(this::accept);
        }
    }

    String url(String path) {
        return (stage == Stage.TLS ? "https" : "http") + "://127.0.0.1:" + socket.getLocalPort() + path;
    }

    /** Until the operating system answers nobody any more. */
    private void fillBacklog() throws IOException {
        for (int i = 0; i < 10; i++) {
            Socket waiting = new Socket();
            connections.add(waiting);
            try {
                waiting.connect(socket.getLocalSocketAddress(), 200);
            } catch (IOException e) {
                return;
            }
        }
        throw new IOException("this system keeps answering");
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "stuck-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                start(() -> serve(connection));
            } catch (IOException e) {
                // Closed.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            OutputStream out = connection.getOutputStream();
            switch (stage) {
                case TLS -> handshake(out);
                case WRITE_HEAD -> take(in);
                case WRITE_BODY -> {
                    takeHead(in, out);
                    take(in);
                }
                case READ_HEAD -> {
                    drain(in, out);
                    write(out, "HTTP/1.1 200 OK\r\nX-A: ", "a");
                }
                case READ_BODY -> {
                    drain(in, out);
                    write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk());
                }
                default -> throw new IllegalStateException(stage.name());
            }
        } catch (IOException e) {
            // Broken off.
        }
    }

    private String chunk() {
        int length = pace == Pace.ENDLESS ? 0x1000 : 1;
        return Integer.toHexString(length) + "\r\n" + " ".repeat(length) + "\r\n";
    }

    private void handshake(OutputStream out) throws IOException {
        if (pace == Pace.ENDLESS) {
            // Records that ask the client to begin, which it has done, and so passes over.
            write(out, "", "\u0016\u0003\u0003\u0000\u0004\u0000\u0000\u0000\u0000");
        } else {
            // A record of 16 KiB that never comes whole.
            write(out, "\u0016\u0003\u0003\u0040\u0000", "a");
        }
    }

    private void take(InputStream in) throws IOException {
        while (pause(pace == Pace.MUTE ? 60_000 : 100)) {
            if (in.read() < 0) {
                return;
            }
        }
    }

    private void takeHead(InputStream in, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        if (head.toString().toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
            out.flush();
        }
    }

    /** Takes all that is sent, while it goes on. */
    private void drain(InputStream in, OutputStream out) throws IOException {
        takeHead(in, out);
        start(() -> {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // Broken off.
            }
        });
    }

    private void write(OutputStream out, String first, String then) throws IOException {
        out.write(first.getBytes(ISO_8859_1));
        out.flush();
        while (pause(pace == Pace.MUTE ? 60_000 : pace == Pace.DRIPPING ? 100 : 0)) {
            out.write((pace == Pace.ENDLESS ? then.repeat(100) : then).getBytes(ISO_8859_1));
            out.flush();
        }
    }

    /** False if it is over. */
    private boolean pause(long millis) throws IOException {
        try {
            return !over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
