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

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelfilehosts.fuzz.WireReply.Framing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.GZIPOutputStream;

/** A way in which a reply can be wrong. Each leaves alone a reply in which there is nothing for it to do. */
public enum Mutation {
    REPLACE_VALUE(json((json, change) -> json.replace(change.place(), change.value()))),
    REMOVE_VALUE(json((json, change) -> json.remove(change.place()))),
    ADD_VALUE(json((json, change) -> json.add(change.place(), change.value()))),
    /** Under the same name once more. */
    REPEAT_VALUE(json((json, change) -> json.repeat(change.place(), change.value()))),
    /** Text for a number, a number for text. */
    RETYPE_VALUE(json((json, change) -> json.retype(change.place()))),
    /** Within so many arrays or objects. */
    NEST_VALUE(json((json, change) -> json.nest(change.place(), Math.floorMod(change.place(), 3_000)))),

    CUT_BODY((reply, change) -> reply.body = Arrays.copyOf(reply.body, within(reply.body, change))),
    FLIP_BIT((reply, change) -> {
        if (reply.body.length > 0) {
            reply.body[Math.floorMod(change.place(), reply.body.length)] ^=
                    (byte) (1 << Math.floorMod(change.place(), 8));
        }
    }),
    INSERT_TEXT((reply, change) ->
            reply.body = inserted(reply.body, change, change.value().getBytes(UTF_8))),
    /** What is beyond ASCII is no UTF-8 then. */
    INSERT_BYTES((reply, change) ->
            reply.body = inserted(reply.body, change, change.value().getBytes(ISO_8859_1))),
    REPLACE_BODY((reply, change) -> reply.body = change.value().getBytes(UTF_8)),
    /** What the service says when it fails, or what it might say. */
    SERVICE_ERROR((reply, change) -> reply.body = pick(reply.errors, change).getBytes(UTF_8)),
    WEB_PAGE((reply, change) -> {
        reply.replaceHeader("Content-Type: text/html");
        reply.body = ("<!DOCTYPE html><html><body>{" + change.value() + "}</body></html>").getBytes(UTF_8);
    }),
    /** With up to 100 kB; every hundredth with nine megabytes, which is more than anybody reads. */
    PAD_BODY((reply, change) -> reply.body = Arrays.copyOf(
            reply.body,
            reply.body.length + (change.place() % 100 == 0 ? 9_000_000 : Math.floorMod(change.place(), 100_000)))),

    STATUS((reply, change) -> reply.status = pick(Values.STATUSES, change)),
    REDIRECT((reply, change) -> {
        reply.status = pick(Values.REDIRECTS, change);
        reply.replaceHeader("Location: " + change.line());
    }),
    /** A reply before the reply. */
    INFORM((reply, change) -> reply.before.add(100 + Math.floorMod(change.place(), 5))),
    /** The value is a whole one, its name included. */
    HEADER((reply, change) -> reply.replaceHeader(change.line())),
    HEADER_TWICE((reply, change) -> reply.headers.add(change.line())),
    NO_HEADERS((reply, change) -> reply.headers.clear()),
    /** Rightly; a change that comes after it may break it. */
    GZIP((reply, change) -> {
        reply.replaceHeader("Content-Encoding: gzip");
        reply.body = gzip(reply.body);
    }),
    WRONG_LENGTH((reply, change) -> reply.lie = change.place() % 10_000),
    CHUNKS((reply, change) -> reply.framing = Framing.CHUNKS),
    NO_LENGTH((reply, change) -> reply.framing = Framing.END_OF_CONNECTION),
    /** The connection ends in the middle. */
    END_EARLY((reply, change) -> reply.end = within(reply.body, change));

    private final BiConsumer<WireReply, Change> effect;

    Mutation(BiConsumer<WireReply, Change> effect) {
        this.effect = effect;
    }

    void apply(WireReply reply, Change change) {
        effect.accept(reply, change);
    }

    private static BiConsumer<WireReply, Change> json(BiConsumer<EditedJson, Change> edit) {
        return (reply, change) -> {
            EditedJson json = EditedJson.of(reply.body);
            if (json != null) {
                edit.accept(json, change);
                reply.body = json.text();
            }
        };
    }

    private static <T> T pick(List<T> from, Change change) {
        return from.get(Math.floorMod(change.place(), from.size()));
    }

    private static int within(byte[] body, Change change) {
        return Math.floorMod(change.place(), body.length + 1);
    }

    private static byte[] inserted(byte[] body, Change change, byte[] more) {
        int at = within(body, change);
        byte[] all = Arrays.copyOf(body, body.length + more.length);
        System.arraycopy(more, 0, all, at, more.length);
        System.arraycopy(body, at, all, at + more.length, body.length - at);
        return all;
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
