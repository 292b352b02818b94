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
package io.github.camelfilehosts.internal.transfer.download;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfilehosts.internal.http.Validators;
import io.github.camelfilehosts.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Which file the bytes of a part belong to, as stored beside the part.
 *
 * @param validators the validators of the answers that they came with; null if unknown, or if the MD5 decides
 * @param front the offset up to which no byte is missing; null if there are no bytes after it
 */
record PartState(long size, String md5, String revision, Validators validators, Long front) {

    /** In bytes; many times the length of two lines of an answer's head, which are the largest part of it. */
    private static final int LONGEST = 256 * 1024;

    static PartState of(FileFacts facts) {
        return new PartState(facts.size(), facts.md5(), facts.revision(), null, null);
    }

    /** The state; null if there is none, or an incomplete one. Then nothing is known about the bytes. */
    static PartState read(Path path) {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return of(Json.MAPPER.readTree(in.readNBytes(LONGEST)));
        } catch (IOException e) {
            return null;
        }
    }

    /** Creates the file anew, so that no link is followed. */
    void write(Path path) throws IOException {
        Files.deleteIfExists(path);
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Json.MAPPER.writeValue(out, this);
        }
    }

    /**
     * Null if it is unusable. It is read strictly: if a front were overlooked, missing bytes would count as present.
     */
    private static PartState of(JsonNode json) throws IOException {
        JsonNode front = json.path("front");
        boolean sensible = isNumberFrom(-1, json.path("size"))
                && (front.isMissingNode() || front.isNull() || isNumberFrom(0, front));
        return sensible ? Json.MAPPER.treeToValue(json, PartState.class) : null;
    }

    private static boolean isNumberFrom(long least, JsonNode json) {
        return json.isIntegralNumber() && json.canConvertToLong() && json.longValue() >= least;
    }

    /**
     * @param checked whether the MD5 decides; then two files with the same MD5 are the same file, whatever else differs
     */
    boolean isOf(FileFacts facts, boolean checked) {
        return size == facts.size()
                && Objects.equals(md5, facts.md5())
                && (checked || Objects.equals(revision, facts.revision()));
    }

    PartState with(Validators newValidators) {
        return new PartState(size, md5, revision, newValidators, front);
    }

    PartState with(long newFront) {
        return new PartState(size, md5, revision, validators, newFront);
    }
}
