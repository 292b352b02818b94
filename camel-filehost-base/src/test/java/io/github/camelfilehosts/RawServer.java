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
package io.github.camelfilehosts;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A server that says exactly what it is told to, right or wrong; one request a connection, which it closes afterwards.
 */
public final class RawServer implements Closeable {

    /** Answers a request; an IOException breaks the connection. */
    @FunctionalInterface
    public interface Handler {
        void handle(Request request, OutputStream out) throws IOException;
    }

    /** @param headers under lower-case names */
    public record Request(String method, String path, Map<String, String> headers, InputStream body) {

        public String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }

        /** The body, if its length was announced. */
        public byte[] readBody() throws IOException {
            return body.readNBytes(Integer.parseInt(header("content-length")));
        }
    }

    private final ServerSocket socket;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile Handler handler;

    public RawServer(Handler handler) throws IOException {
        this(handler, ServerSocketFactory.getDefault());
    }

    /** @param sockets makes its socket: of TLS, for example */
    public RawServer(Handler handler, ServerSocketFactory sockets) throws IOException {
        this.socket = sockets.createServerSocket(0, 100, InetAddress.getLoopbackAddress());
        this.handler = handler;
        Thread acceptor = new Thread(this::accept, "raw-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Of TLS, with the certificate that WireMock brings along. */
    public static ServerSocketFactory tlsSockets() throws IOException, GeneralSecurityException {
        char[] password = "password".toCharArray();
        KeyStore keys = KeyStore.getInstance("JKS");
        try (InputStream in = RawServer.class.getResourceAsStream("/keystore")) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    public void answer(Handler newHandler) {
        this.handler = newHandler;
    }

    public URI uri(String path) {
        return URI.create((socket instanceof SSLServerSocket ? "https" : "http") + "://localhost:"
                + socket.getLocalPort() + path);
    }

    /** All that have come, in order. */
    public List<Request> requests() {
        return requests;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread thread = new Thread(() -> serve(connection), "raw-server-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // Closed.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            // What was flushed has come.
            connection.setTcpNoDelay(true);
            answer(connection);
        } catch (IOException e) {
            // Gone already.
        } finally {
            connections.remove(connection);
        }
    }

    private void answer(Socket connection) throws IOException {
        try {
            Request request = read(new BufferedInputStream(connection.getInputStream()));
            requests.add(request);
            handler.handle(request, connection.getOutputStream());
            // Whoever still sends would get a reset, and lose the answer, if the connection were closed under it.
            connection.shutdownOutput();
            request.body().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Closing sends a reset then.
            connection.setSoLinger(true, 0);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ");
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(first[0], first[1], headers, in);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("no request");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** Writes an answer's head. */
    public static void head(OutputStream out, int status, String... headers) throws IOException {
        out.write(headOf(status, headers));
        out.flush();
    }

    /** An answer's head. */
    public static byte[] headOf(int status, String... headers) {
        String text = "HTTP/1.1 " + status + " Whatever\r\n" + (status == 100 ? "" : "Connection: close\r\n")
                + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList()) + "\r\n";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Writes a whole answer. */
    public static void reply(OutputStream out, int status, byte[] body, String... headers) throws IOException {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Length: " + body.length;
        head(out, status, all);
        out.write(body);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
