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

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelfilehosts.RawServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * AlfaFile as a test scripts it, its API and its upload server in one: each announcement begins a session, {@code U1},
 * {@code U2} and so on, and what becomes of it and of its bytes the test says.
 */
final class ScriptedAlfaFile implements Closeable {

    /** Says the state of a session when it is asked for the so-manieth time, from 1. */
    @FunctionalInterface
    interface States {
        int of(String uploadId, int question);
    }

    private final RawServer server;
    private final Map<String, Map<String, String>> sessions = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> questions = new ConcurrentHashMap<>();
    private volatile Runnable whenAnnounced = () -> {};
    private volatile RawServer.Handler bytes = ScriptedAlfaFile::accept;
    private volatile States states = (id, question) -> 2;

    ScriptedAlfaFile() {
        try {
            server = new RawServer(this::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScriptedAlfaFile whenAnnounced(Runnable work) {
        whenAnnounced = work;
        return this;
    }

    /** What the upload server does; it takes them and is content by default. */
    ScriptedAlfaFile bytes(RawServer.Handler handler) {
        bytes = handler;
        return this;
    }

    /** Done by default. */
    ScriptedAlfaFile states(States newStates) {
        states = newStates;
        return this;
    }

    String apiUrl() {
        return server.uri("/v1").toString();
    }

    /** The requests of this path's beginning. */
    long requests(String path) {
        return server.requests().stream()
                .filter(request -> request.path().startsWith(path))
                .count();
    }

    /** How often bytes were sent, or begun to be. */
    long sends() {
        return requests("/ul/");
    }

    long announcements() {
        return sessions.size();
    }

    private void answer(RawServer.Request request, OutputStream out) throws IOException {
        switch (request.path()) {
            case "/v1/file/upload" -> announce(form(request), out);
            case "/v1/file/upload_info" -> tell(form(request).get("upload_id"), out);
            default -> bytes.handle(request, out);
        }
    }

    private static Map<String, String> form(RawServer.Request request) throws IOException {
        return Stream.of(new String(request.readBody(), UTF_8).split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }

    private void announce(Map<String, String> form, OutputStream out) throws IOException {
        String id = "U" + (sessions.size() + 1);
        sessions.put(id, form);
        questions.put(id, new AtomicInteger());
        whenAnnounced.run();
        reply(out, id, 0);
    }

    private void tell(String id, OutputStream out) throws IOException {
        reply(out, id, states.of(id, questions.get(id).incrementAndGet()));
    }

    private void reply(OutputStream out, String id, int state) throws IOException {
        Map<String, String> announced = sessions.get(id);
        String file = "{\"file_id\":\"GH\",\"hash\":\"" + announced.get("hash") + "\",\"size\":" + announced.get("size")
                + "}";
        String json = "{\"response\":{\"upload\":{\"upload_id\":\"" + id + "\",\"url\":\"" + server.uri("/ul/" + id)
                + "\",\"file\":" + (state == 2 ? file : "[]") + ",\"state\":" + state + "}},\"status\":200}";
        RawServer.reply(out, 200, json.getBytes(UTF_8), "Content-Type: application/json");
    }

    /** Takes all bytes and is content. */
    static void accept(RawServer.Request request, OutputStream out) throws IOException {
        take(request, out);
        RawServer.reply(out, 200, "{\"response\":[],\"status\":200}".getBytes(UTF_8));
    }

    /** Takes all bytes. */
    static void take(RawServer.Request request, OutputStream out) throws IOException {
        take(request, out, Long.parseLong(request.header("Content-Length")));
    }

    /** Takes so many bytes, and says that it wants them if it is asked. */
    static void take(RawServer.Request request, OutputStream out, long count) throws IOException {
        if (request.header("Expect") != null) {
            RawServer.head(out, 100);
        }
        request.body().skipNBytes(count);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
