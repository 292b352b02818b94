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

import io.github.camelfilehosts.fuzz.WireReply.Framing;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A way in which a reply's head can be wrong, or the chunks and trailers of its body. */
public enum HeadMutation {
    STATUS_LINE(text((head, change) -> change.value() + head.substring(Math.max(0, head.indexOf("\r\n"))))),
    INSERT(text((head, change) -> {
        int at = Math.floorMod(change.place(), head.length() + 1);
        return head.substring(0, at) + change.value() + head.substring(at);
    })),
    FLIP_BIT((reply, change) -> reply.changeHead(head -> {
        head[Math.floorMod(change.place(), head.length)] ^= (byte) (1 << Math.floorMod(change.place(), 8));
        return head;
    })),
    /** The connection ends in the middle of it. */
    CUT((reply, change) -> {
        reply.changeHead(head -> Arrays.copyOf(head, Math.floorMod(change.place(), head.length)));
        reply.end = 0;
    }),
    LONG_LINE((reply, change) -> reply.headers.add(change.value() + "a".repeat(Math.floorMod(change.place(), 50_000)))),
    MANY_LINES((reply, change) -> reply.headers.add(lines(change))),
    /** As old servers continue a line in the next one. */
    FOLDED((reply, change) -> reply.headers.add("X-Folded: a\r\n " + change.value())),
    LINE_ENDS(text((head, change) -> head.replace("\r\n", Values.lineEnd(change.place())))),
    /** What follows belongs to the head then. */
    NO_END(text((head, change) -> head.substring(0, head.length() - 2))),
    /** Replies before the reply, with headers of their own. */
    INFORMED((reply, change) -> reply.changeHead(head -> {
        String informed = "HTTP/1.1 10" + Math.floorMod(change.place(), 10) + "\r\n" + change.value() + "\r\n\r\n";
        return (informed.repeat(Math.floorMod(change.place(), 300)) + new String(head, ISO_8859_1))
                .getBytes(ISO_8859_1);
    })),
    /** Behind the body. */
    ONCE_MORE((reply, change) -> reply.again = true),

    CHUNK_SIZE((reply, change) -> {
        reply.framing = Framing.CHUNKS;
        reply.chunkSize = change.value();
    }),
    CHUNK_EXTENSION((reply, change) -> {
        reply.framing = Framing.CHUNKS;
        reply.chunkExtension = ";" + change.value() + "x".repeat(Math.floorMod(change.place(), 50_000));
    }),
    NO_CHUNK_END((reply, change) -> {
        reply.framing = Framing.CHUNKS;
        reply.chunkEnd = Values.lineEnd(change.place());
    }),
    TRAILER((reply, change) -> {
        reply.framing = Framing.CHUNKS;
        reply.trailers = change.value() + "\r\n";
    }),
    MANY_TRAILERS((reply, change) -> {
        reply.framing = Framing.CHUNKS;
        reply.trailers = lines(change) + "\r\n";
    });

    private final BiConsumer<WireReply, HeadChange> effect;

    HeadMutation(BiConsumer<WireReply, HeadChange> effect) {
        this.effect = effect;
    }

    void apply(WireReply reply, HeadChange change) {
        effect.accept(reply, change);
    }

    private static BiConsumer<WireReply, HeadChange> text(BiFunction<String, HeadChange, String> edit) {
        return (reply, change) -> reply.changeHead(
                head -> edit.apply(new String(head, ISO_8859_1), change).getBytes(ISO_8859_1));
    }

    private static String lines(HeadChange change) {
        return IntStream.rangeClosed(0, Math.floorMod(change.place(), 400))
                .mapToObj(i -> change.value())
                .collect(Collectors.joining("\r\n"));
    }
}
