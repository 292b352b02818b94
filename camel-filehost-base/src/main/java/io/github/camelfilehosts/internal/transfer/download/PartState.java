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
 * What the bytes of a part belong to, as it stands beside them.
 *
 * @param validators of the answers that they came with; null if unknown, or if the MD5 decides
 * @param front up to where no byte is missing; null if that is all that is there
 */
record PartState(long size, String md5, String revision, Validators validators, Long front) {

    /** In bytes: many times what two lines of an answer's head need, which are the most that is kept in it. */
    private static final int LONGEST = 256 * 1024;

    static PartState of(FileFacts facts) {
        return new PartState(facts.size(), facts.md5(), facts.revision(), null, null);
    }

    /** Null if there is none, or half of one: then nothing is known of these bytes. */
    static PartState read(Path path) {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return of(Json.MAPPER.readTree(in.readNBytes(LONGEST)));
        } catch (IOException e) {
            return null;
        }
    }

    /** Makes the file anew, so that no link is followed. */
    void write(Path path) throws IOException {
        Files.deleteIfExists(path);
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Json.MAPPER.writeValue(out, this);
        }
    }

    /**
     * Null if it makes no sense. Read strictly: a front that is mistaken for none would make bytes of what never
     * came.
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
     * @param checked whether the MD5 decides; then two files with the same one are the same file, whatever else is
     *     said of them
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
