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
package io.github.camelfilehosts.internal.transfer;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.transfer.download.Link;
import io.github.camelfilehosts.internal.transfer.download.LinkSource;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A file host's download server and its links, with one file and faults on demand. Without one it serves the file and
 * its ranges as it should.
 */
public final class FileServer implements Closeable, LinkSource {

    public final byte[] file;
    public final AtomicInteger linksGiven = new AtomicInteger();

    /** How each request is answered, in order. */
    private final Deque<RawServer.Handler> plan = new ArrayDeque<>();

    private final RawServer server;
    private final InstantSource clock;
    private volatile RawServer.Handler otherwise = this::serve;
    public boolean resumable = true;
    public int connections = 1;
    public Duration delay = Duration.ZERO;

    /** {@code ETag} and {@code Last-Modified}, as header lines. */
    public List<String> validators = List.of();

    public boolean knowsIfRange = true;

    public FileServer(byte[] file, InstantSource clock) throws IOException {
        this.file = file;
        this.clock = clock;
        this.server = new RawServer((request, out) -> next().handle(request, out));
    }

    public FileServer then(RawServer.Handler handler) {
        synchronized (plan) {
            plan.add(handler);
        }
        return this;
    }

    /** How requests beyond the planned ones are answered. */
    public void otherwise(RawServer.Handler handler) {
        otherwise = handler;
    }

    private RawServer.Handler next() {
        synchronized (plan) {
            RawServer.Handler next = plan.poll();
            return next == null ? otherwise : next;
        }
    }

    /** As a server should. */
    public void serve(RawServer.Request request, OutputStream out) throws IOException {
        serveUpTo(file.length, request, out);
    }

    /** As a server should, up to that byte of the file, and then the connection breaks. */
    public RawServer.Handler breakingAt(int position) {
        return (request, out) -> {
            serveUpTo(position, request, out);
            throw new IOException("break");
        };
    }

    /** As a server should, up to that byte of the file, and then the connection is closed in peace. */
    public RawServer.Handler endingAt(int position) {
        return (request, out) -> serveUpTo(position, request, out);
    }

    /** The part up to that byte, whatever {@code If-Range} says, of a file that it says is so long. */
    public RawServer.Handler partOf(String total, int end) {
        return (request, out) -> {
            String range = request.header("range");
            int from = range == null
                    ? 0
                    : Integer.parseInt(range.replace("bytes=", "").split("-")[0]);
            RawServer.reply(
                    out,
                    206,
                    Arrays.copyOfRange(file, from, end),
                    "Content-Range: bytes " + from + "-" + (end - 1) + "/" + total);
        };
    }

    private void serveUpTo(int position, RawServer.Request request, OutputStream out) throws IOException {
        String range = request.header("range");
        int from = 0;
        int to = file.length;
        if (range != null && resumable && isUnchanged(request.header("if-range"))) {
            String[] bounds = range.replace("bytes=", "").split("-");
            from = Integer.parseInt(bounds[0]);
            to = bounds.length == 1 ? to : Math.min(to, Integer.parseInt(bounds[1]) + 1);
            if (from >= file.length) {
                RawServer.reply(out, 416, new byte[0], "Content-Range: bytes */" + file.length);
                return;
            }
            head(
                    out,
                    206,
                    "Content-Range: bytes " + from + "-" + (to - 1) + "/" + file.length,
                    "Content-Length: " + (to - from));
        } else {
            head(out, 200, "Content-Length: " + file.length);
        }
        int end = Math.min(to, position);
        if (end > from) {
            new ByteArrayInputStream(file, from, end - from).transferTo(out);
        }
        out.flush();
    }

    private boolean isUnchanged(String ifRange) {
        return ifRange == null
                || !knowsIfRange
                || validators.stream().anyMatch(header -> header.endsWith(": " + ifRange));
    }

    private void head(OutputStream out, int status, String... headers) throws IOException {
        RawServer.head(
                out,
                status,
                Stream.concat(Stream.of(headers), validators.stream()).toArray(String[]::new));
    }

    /** Whatever it is told, as an answer with that status. */
    public static RawServer.Handler replying(int status, byte[] body, String... headers) {
        return (request, out) -> RawServer.reply(out, status, body, headers);
    }

    public List<RawServer.Request> requests() {
        return server.requests();
    }

    /** What was asked for, in order; null for a whole file. */
    public List<String> ranges() {
        return requests().stream().map(request -> request.header("range")).toList();
    }

    public Link link() {
        return new Link(uri("/get/" + linksGiven.get()), resumable, connections, delay, clock.instant());
    }

    public URI uri(String path) {
        return server.uri(path);
    }

    @Override
    public Link fresh() {
        linksGiven.incrementAndGet();
        return link();
    }

    @Override
    public FileHostException refusal(DownloadReply reply) {
        return null;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
