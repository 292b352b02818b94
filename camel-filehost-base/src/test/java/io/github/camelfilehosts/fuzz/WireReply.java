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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A reply as it goes over the wire; nothing keeps its parts consistent with each other. */
final class WireReply {

    /** How the end of the body is known. */
    enum Framing {
        LENGTH,
        CHUNKS,
        END_OF_CONNECTION
    }

    int status = 200;
    final List<String> headers = new ArrayList<>();
    byte[] body;
    Framing framing = Framing.LENGTH;

    /** What stands where the size of a chunk should; null for the size. */
    String chunkSize;

    String chunkExtension = "";
    String chunkEnd = "\r\n";
    String trailers = "";

    /** Whether the whole reply comes twice. */
    boolean again;

    private final List<UnaryOperator<byte[]>> headChanges = new ArrayList<>();

    /** What the Content-Length says too much or too little. */
    int lie;

    /** After how many bytes of its body the connection ends. */
    int end = Integer.MAX_VALUE;

    /** Informational replies that come before this one. */
    final List<Integer> before = new ArrayList<>();

    /** Bodies that the service has for its failures. */
    final List<String> errors;

    WireReply(String contentType, byte[] body, List<String> errors) {
        headers.add("Content-Type: " + contentType);
        this.body = body;
        this.errors = errors;
    }

    /** Puts a header in the place of those of its name. */
    void replaceHeader(String line) {
        int name = line.indexOf(':') + 1;
        headers.removeIf(header -> header.regionMatches(true, 0, line, 0, name) && name > 0);
        headers.add(line);
    }

    /** Once it is made. */
    void changeHead(UnaryOperator<byte[]> change) {
        headChanges.add(change);
    }

    void writeTo(OutputStream out) throws IOException {
        for (int status : before) {
            RawServer.head(out, status);
        }
        byte[] framed = framing == Framing.CHUNKS ? chunks() : body;
        if (framing == Framing.CHUNKS) {
            headers.add("Transfer-Encoding: chunked");
        } else if (framing == Framing.LENGTH) {
            headers.add("Content-Length: " + ((long) body.length + lie));
        }
        byte[] head = RawServer.headOf(status, headers.toArray(String[]::new));
        for (UnaryOperator<byte[]> change : headChanges) {
            head = head.length == 0 ? head : change.apply(head);
        }
        for (int i = again ? 2 : 1; i > 0; i--) {
            out.write(head);
            out.write(framed, 0, Math.min(end, framed.length));
        }
        out.flush();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        int half = body.length / 2;
        chunk(chunks, 0, half);
        chunk(chunks, half, body.length - half);
        chunks.write(("0\r\n" + trailers + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return chunks.toByteArray();
    }

    /** An empty one would be the last. */
    private void chunk(ByteArrayOutputStream chunks, int from, int length) throws IOException {
        if (length > 0) {
            String size = chunkSize == null ? Integer.toHexString(length) : chunkSize;
            chunks.write((size + chunkExtension + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            chunks.write(body, from, length);
            chunks.write(chunkEnd.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
