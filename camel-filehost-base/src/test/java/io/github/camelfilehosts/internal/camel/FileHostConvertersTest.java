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
package io.github.camelfilehosts.internal.camel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.json.IsoTimeSerializer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.junit.jupiter.api.Test;

/** As Camel finds them: through the generated loader. */
class FileHostConvertersTest extends CamelTestSetup {

    private static final String TEXT = "caf\u00e9 \u65e5\u672c";

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private record Fact(
            String name,
            Long size,
            @JsonSerialize(using = IsoTimeSerializer.class) ZonedDateTime added,
            String missing) implements FileHostResult {}

    private final Fact fact =
            new Fact(TEXT, 12L, ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHours(1)), null);

    private HostedFile hosted(byte[] bytes) {
        return new HostedFile() {
            @Override
            public String name() {
                return "name.txt";
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public String md5() {
                return null;
            }

            @Override
            public InputStream open(long offset) {
                opened.incrementAndGet();
                return new ByteArrayInputStream(bytes) {
                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                };
            }
        };
    }

    private <T> T body(Object body, Class<T> type) {
        exchange.getMessage().setBody(body);
        return exchange.getMessage().getBody(type);
    }

    @Test
    void aHostedFileIsItsBytes() throws Exception {
        HostedFile file = hosted(TEXT.getBytes(UTF_8));

        assertThat(body(file, InputStream.class)).hasBinaryContent(TEXT.getBytes(UTF_8));
        assertThat(body(file, byte[].class)).isEqualTo(TEXT.getBytes(UTF_8));
        assertThat(body(file, String.class)).isEqualTo(TEXT);
        assertThat(text(body(file, Reader.class))).isEqualTo(TEXT);
        assertThat(opened).hasValue(4);
    }

    @Test
    void whatReadsTheWholeFileClosesIt() {
        body(hosted(new byte[10]), byte[].class);
        body(hosted(new byte[10]), String.class);

        assertThat(closed).hasValue(2);
    }

    @Test
    void aHostedFilesTextIsInTheCharsetOfTheExchange() throws Exception {
        HostedFile file = hosted("caf\u00e9".getBytes(ISO_8859_1));
        exchange.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");

        assertThat(body(file, String.class)).isEqualTo("caf\u00e9");
        assertThat(text(body(file, Reader.class))).isEqualTo("caf\u00e9");
    }

    @Test
    void aHostedFileIsNotReadIntoAStreamCache() {
        assertThat(body(hosted(new byte[10]), StreamCache.class)).isNull();
        assertThat(opened).hasValue(0);
    }

    @Test
    void aHostedFileIsAWrappedFileWhoseBodyIsItself() {
        HostedFile file = hosted(new byte[10]);

        assertThat(file.getFile()).isSameAs(file);
        assertThat(file.getBody()).isSameAs(file);
        assertThat(file.getFileLength()).isEqualTo(10);
    }

    private static String text(Reader reader) throws IOException {
        StringWriter text = new StringWriter();
        try (reader) {
            reader.transferTo(text);
        }
        return text.toString();
    }

    @Test
    void aFactIsJson() {
        String json =
                "{\"name\":\"" + TEXT + "\",\"size\":12,\"added\":\"2026-01-02T03:04:05+01:00\",\"missing\":null}";

        assertThat(body(fact, String.class)).isEqualTo(json);
        assertThat(body(fact, byte[].class)).isEqualTo(json.getBytes(UTF_8));
        assertThat(body(fact, InputStream.class)).hasBinaryContent(json.getBytes(UTF_8));
    }

    @Test
    @SuppressWarnings("unchecked")
    void aFactIsAMap() {
        assertThat((Map<String, Object>) body(fact, Map.class))
                .contains(entry("name", TEXT), entry("added", "2026-01-02T03:04:05+01:00"), entry("missing", null))
                .hasEntrySatisfying(
                        "size", size -> assertThat(((Number) size).longValue()).isEqualTo(12));
    }
}
