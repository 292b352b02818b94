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
package io.github.camelfilehosts.internal.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A result that knows how it was read: of the bytes in one go, or of a tree. */
@JsonDeserialize(using = ReadBy.Deserializer.class)
public record ReadBy(boolean tree) {

    /** How an envelope reads the result in an answer. */
    public static ReadBy of(Envelope envelope, String answer) {
        Reply reply = new Reply(200, "text/html", null, null, answer.getBytes(StandardCharsets.UTF_8));
        return envelope.open(
                        ApiRequest.of("method"),
                        reply,
                        ReadBy.class,
                        new CallContext("provider", "operation", "exchange", "route", null, new KnownSecrets()))
                .orElseThrow();
    }

    static final class Deserializer extends JsonDeserializer<ReadBy> {

        @Override
        public ReadBy deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            boolean tree = parser instanceof TreeTraversingParser;
            parser.skipChildren();
            return new ReadBy(tree);
        }
    }
}
