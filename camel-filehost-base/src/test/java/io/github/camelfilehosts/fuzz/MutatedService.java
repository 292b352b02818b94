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
package io.github.camelfilehosts.fuzz;

import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.RawServer.Request;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A service and its download and upload servers, all of whose replies are right but for what is changed in them. It is
 * spoken to as a proxy, so that any URL leads to it.
 */
public final class MutatedService implements Closeable {

    private static final Pattern API = Pattern.compile("http://api\\.[^/]+/v1/(.*)");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final Set<String> SECRET_FIELDS = Set.of("password", "authkey", "key", "token");

    private final RawServer server;
    private final Map<String, List<String>> answers = new HashMap<>();
    private final Map<String, AtomicInteger> calls = new HashMap<>();
    private List<String> errors;
    private byte[] file;
    private boolean fileBreaks;
    private List<? extends ReplyChange> changes = List.of();
    private int replies;
    private long mutated;
    private Throwable failure;

    public MutatedService() throws IOException {
        server = new RawServer(this::handle);
    }

    public int port() {
        return server.uri("/").getPort();
    }

    /** What a method of the API answers: first, second, and so on; the last for ever. */
    public void answer(String method, String... json) {
        answers.put(method, List.of(json));
    }

    /** What the API answers when it fails. */
    public void fail(List<String> json) {
        errors = json;
    }

    /**
     * What is to be downloaded.
     *
     * @param breaks whether the connection ends in the middle of a whole file
     */
    public synchronized void serve(byte[] content, boolean breaks) {
        file = content;
        fileBreaks = breaks;
    }

    /** From now on these are made; replies are counted anew. */
    public synchronized void change(List<? extends ReplyChange> newChanges) {
        changes = newChanges;
        replies = 0;
        calls.clear();
        server.requests().clear();
    }

    /** How many replies were sent in which something was changed. */
    public synchronized long mutated() {
        return mutated;
    }

    /** What went wrong with the changes themselves; null if nothing did. */
    public synchronized Throwable failure() {
        return failure;
    }

    private void handle(Request request, OutputStream out) throws IOException {
        if ("100-continue".equalsIgnoreCase(request.header("Expect"))) {
            RawServer.head(out, 100);
        }
        String body = request.header("Content-Length") == null
                ? ""
                : new String(request.readBody(), StandardCharsets.ISO_8859_1);
        reply(request, body).writeTo(out);
    }

    private synchronized WireReply reply(Request request, String body) {
        WireReply reply = rightReply(request);
        replies++;
        List<? extends ReplyChange> concerning =
                changes.stream().filter(change -> change.concerns(replies)).toList();
        if (!concerning.isEmpty()) {
            mutated++;
        }
        String secrets = secrets(body);
        try {
            concerning.forEach(change -> change.apply(reply, secrets));
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        return reply;
    }

    private WireReply rightReply(Request request) {
        Matcher api = API.matcher(request.path());
        if (api.matches() && answers.containsKey(api.group(1))) {
            List<String> inOrder = answers.get(api.group(1));
            int call = calls.computeIfAbsent(api.group(1), method -> new AtomicInteger())
                    .getAndIncrement();
            return reply(
                    "application/json",
                    inOrder.get(Math.min(call, inOrder.size() - 1)).getBytes(StandardCharsets.UTF_8));
        }
        if (request.method().equals("POST")) {
            return reply("application/json", "{}".getBytes(StandardCharsets.UTF_8));
        }
        if (request.path().contains("login") || request.path().contains("code=")) {
            return reply("text/html", "<html><body>Log in</body></html>".getBytes(StandardCharsets.UTF_8));
        }
        return part(request.header("Range"));
    }

    private WireReply part(String range) {
        Matcher matcher = range == null ? null : RANGE.matcher(range);
        if (matcher == null || !matcher.matches()) {
            WireReply whole = reply("application/octet-stream", file.clone());
            whole.end = fileBreaks ? file.length / 2 : whole.end;
            return whole;
        }
        long from = Long.parseLong(matcher.group(1));
        long to =
                matcher.group(2).isEmpty() ? file.length : Math.min(file.length, Long.parseLong(matcher.group(2)) + 1);
        if (from >= to) {
            WireReply none = reply("text/plain", new byte[0]);
            none.status = 416;
            return none;
        }
        WireReply part = reply("application/octet-stream", Arrays.copyOfRange(file, (int) from, (int) to));
        part.status = 206;
        part.replaceHeader("Content-Range: bytes " + from + "-" + (to - 1) + "/" + file.length);
        return part;
    }

    private WireReply reply(String contentType, byte[] body) {
        return new WireReply(contentType, body, errors);
    }

    private static String secrets(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2 && SECRET_FIELDS.contains(field[0]))
                .map(field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
