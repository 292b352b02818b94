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
package io.github.camelfilehosts.soak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AlfaFile with an API that answers at once, and servers for bytes that give, and take, one byte a second; whatever the
 * number of connections, on one thread.
 */
final class DrippingAlfaFile implements Closeable {

    static final int FILE_SIZE = 1_000_000;

    private static final long INTERVAL = 1_000;
    private static final int BACKLOG = 4_096;

    /** Little of what is sent is taken by the operating system. */
    private static final int BUFFER = 4_096;

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: (\\d+)");

    private static final Pattern RANGE = Pattern.compile("(?im)^range: bytes=(\\d+)-");

    private final Selector selector = Selector.open();
    private final ServerSocketChannel socket = ServerSocketChannel.open();
    private final Thread thread = new Thread(this::serve, "dripping-alfafile");
    private volatile int downloads;
    private volatile int uploads;
    private volatile int gathered;
    private volatile boolean closed;

    DrippingAlfaFile() throws IOException {
        socket.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        socket.configureBlocking(false);
        socket.register(selector, SelectionKey.OP_ACCEPT);
        thread.start();
    }

    String apiUrl() {
        return url("/v1");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + socket.socket().getLocalPort() + path;
    }

    /** From now on uploads are taken at once, but none is answered before so many wait for it. */
    void answerUploadsTogether(int count) {
        gathered = count;
    }

    /** How often it has begun to give a file. */
    int downloads() {
        return downloads;
    }

    /** How often it has begun to take one. */
    int uploads() {
        return uploads;
    }

    private void serve() {
        long nextDrop = System.currentTimeMillis();
        try {
            while (!closed) {
                selector.select(Math.max(1, nextDrop - System.currentTimeMillis()));
                for (SelectionKey key : selector.selectedKeys()) {
                    attend(key);
                }
                selector.selectedKeys().clear();
                if (System.currentTimeMillis() >= nextDrop) {
                    nextDrop += INTERVAL;
                    drip();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void attend(SelectionKey key) throws IOException {
        if (key.isValid() && key.isAcceptable()) {
            SocketChannel accepted = socket.accept();
            accepted.configureBlocking(false);
            accepted.register(selector, SelectionKey.OP_READ).attach(new Connection(accepted));
        } else if (key.isValid()) {
            Connection connection = (Connection) key.attachment();
            connection.guarded(connection::read);
        }
    }

    private List<Connection> connections() {
        List<Connection> all = new ArrayList<>();
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.attachment() instanceof Connection connection) {
                all.add(connection);
            }
        }
        return all;
    }

    private void drip() throws IOException {
        List<Connection> all = connections();
        for (Connection connection : all) {
            connection.guarded(connection::drip);
        }
        List<Connection> whole =
                all.stream().filter(each -> each.stage == Stage.WHOLE).toList();
        if (gathered > 0 && whole.size() >= gathered) {
            for (Connection connection : whole) {
                connection.guarded(() -> connection.answer("taken"));
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        for (Connection connection : connections()) {
            connection.channel.close();
        }
        socket.close();
        selector.close();
    }

    private enum Stage {
        HEAD,
        API,
        GIVING,
        TAKING,
        /** An upload that has come whole, and waits for its answer. */
        WHOLE
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(2_048);
        private Stage stage = Stage.HEAD;
        private String head = "";
        private long missing;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        /** Whoever has gone is no trouble to the others. */
        void guarded(Work work) throws IOException {
            try {
                work.run();
            } catch (IOException e) {
                channel.close();
            }
        }

        void read() throws IOException {
            if (stage == Stage.TAKING && gathered == 0) {
                // A byte at a time, when it is time: to be told of what waits meanwhile would take all of the thread.
                channel.keyFor(selector).interestOps(0);
                return;
            }
            buffer.clear();
            int count;
            while ((count = channel.read(buffer)) > 0) {
                buffer.flip();
                take(buffer);
                buffer.clear();
                if (stage == Stage.TAKING && gathered == 0) {
                    return;
                }
            }
            if (count < 0) {
                channel.close();
            }
        }

        private void take(ByteBuffer bytes) throws IOException {
            if (stage == Stage.HEAD) {
                head += ISO_8859_1.decode(bytes);
                int end = head.indexOf(END_OF_HEAD);
                if (end >= 0) {
                    begin();
                    missing -= head.length() - end - END_OF_HEAD.length();
                }
            } else {
                missing -= bytes.remaining();
            }
            if (missing <= 0 && stage == Stage.API) {
                answerCall();
            } else if (missing <= 0 && stage == Stage.TAKING) {
                stage = Stage.WHOLE;
            }
        }

        private void begin() throws IOException {
            Matcher length = LENGTH.matcher(head);
            missing = length.find() ? Long.parseLong(length.group(1)) : 0;
            if (head.toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
                write("HTTP/1.1 100 Continue\r\n\r\n");
            }
            if (path().startsWith("/get/")) {
                stage = Stage.GIVING;
                downloads++;
                beginToGive();
            } else if (path().startsWith("/ul/")) {
                stage = Stage.TAKING;
                uploads++;
            } else {
                stage = Stage.API;
            }
        }

        private void beginToGive() throws IOException {
            Matcher range = RANGE.matcher(head);
            int from = range.find() ? Integer.parseInt(range.group(1)) : 0;
            write("HTTP/1.1 " + (from == 0 ? "200 OK" : "206 Partial Content") + "\r\nContent-Length: "
                    + (FILE_SIZE - from) + "\r\nContent-Range: bytes " + from + "-" + (FILE_SIZE - 1) + "/" + FILE_SIZE
                    + "\r\n\r\n");
        }

        private String path() {
            return head.split(" ", 3)[1];
        }

        private void answerCall() throws IOException {
            String method = path().replaceAll(".*/v1/|\\?.*", "");
            switch (method) {
                case "file/info" ->
                    answer("{\"file\":{\"file_id\":\"GH\",\"name\":\"a.bin\",\"size\":" + FILE_SIZE + "}}");
                case "file/download" -> answer("{\"download_url\":\"" + url("/get/GH") + "\"}");
                case "file/upload" -> answer(session(0));
                case "file/upload_info" -> answer(session(gathered > 0 ? 2 : 0));
                default -> answer("{}");
            }
        }

        private String session(int state) {
            return "{\"upload\":{\"upload_id\":\"U1\",\"url\":\"" + url("/ul/U1") + "\",\"state\":" + state
                    + ",\"file\":" + (state == 2 ? "{\"file_id\":\"GH\"}" : "[]") + "}}";
        }

        void answer(String response) throws IOException {
            String body = "{\"response\":" + response.replace("taken", "{}") + ",\"status\":200}";
            write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            stage = Stage.HEAD;
            head = "";
        }

        void drip() throws IOException {
            if (stage == Stage.GIVING) {
                write(" ");
            } else if (stage == Stage.TAKING && gathered > 0) {
                channel.keyFor(selector).interestOps(SelectionKey.OP_READ);
            } else if (stage == Stage.TAKING) {
                buffer.clear().limit(1);
                if (channel.read(buffer) < 0) {
                    channel.close();
                }
                missing--;
            }
        }

        private void write(String text) throws IOException {
            channel.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
        }
    }
}
