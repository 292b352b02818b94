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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.transfer.upload.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.apache.camel.converter.stream.ByteArrayInputStreamCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadBodyTest extends CamelTestSetup {

    private static final byte[] BYTES = "caf\u00e9 bytes".getBytes(UTF_8);
    private static final String MD5 = "5b4e1c0dd8ba5a6ae6aab4c0a14a4a69";

    @TempDir
    Path temp;

    private Path spool;
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        spool = temp.resolve("spool");
        camel.getStreamCachingStrategy().setSpoolDirectory(spool.toFile());
        file = Files.write(temp.resolve("local.txt"), BYTES);
    }

    private UploadBody body(Object body) {
        exchange.getMessage().setBody(body);
        return new UploadBody(exchange, context, Runnable::run);
    }

    private static void isRight(UploadSource source) throws IOException {
        assertThat(source.size()).isEqualTo(BYTES.length);
        assertThat(source.md5()).isEqualTo(source.md5()).matches("[0-9a-f]{32}");
        for (int i = 0; i < 2; i++) {
            try (InputStream in = source.open()) {
                assertThat(in.readAllBytes()).isEqualTo(BYTES);
            }
        }
    }

    private void nothingIsSpooled() throws IOException {
        if (Files.exists(spool)) {
            try (Stream<Path> files = Files.list(spool)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void whatCanBeReadAgainIsReadWhereItIs() throws Exception {
        for (Object repeatable : new Object[] {
            file,
            file.toFile(),
            BYTES,
            new String(BYTES, UTF_8),
            new ByteArrayInputStreamCache(new ByteArrayInputStream(BYTES))
        }) {
            isRight(body(repeatable).open());
            nothingIsSpooled();
        }
        assertThat(file).exists();
    }

    @Test
    void aStreamIsSpooledAndRemovedAfterwards() throws Exception {
        try (UploadSource source = body(new ByteArrayInputStream(BYTES)).open()) {
            isRight(source);
            assertThat(spool).isNotEmptyDirectory();
        }
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void textIsInTheCharsetOfTheExchange() throws Exception {
        exchange.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");

        try (InputStream in = body("caf\u00e9").open().open()) {
            assertThat(in.readAllBytes()).isEqualTo("caf\u00e9".getBytes(ISO_8859_1));
        }
    }

    @Test
    void nothingIsReadBeforeItIsNeeded() {
        InputStream untouchable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("it was read");
            }
        };

        UploadBody body = body(untouchable);
        assertThat(body.name()).isNull();
        assertThat(body.isRemote()).isFalse();
    }

    @Test
    void aFileHasItsName() {
        assertThat(body(file).name()).isEqualTo("local.txt");
        assertThat(body(file.toFile()).name()).isEqualTo("local.txt");
        assertThat(body(wrapped(file.toFile())).name()).isEqualTo("local.txt");
        assertThat(body("text").name()).isNull();
    }

    @Test
    void aCamelFileThatIsLocalIsThatFile() throws Exception {
        isRight(body(wrapped(file.toFile())).open());
        nothingIsSpooled();
    }

    private static WrappedFile<Object> wrapped(Object wrapped) {
        return new WrappedFile<Object>() {
            @Override
            public Object getFile() {
                return wrapped;
            }

            @Override
            public Object getBody() {
                return wrapped;
            }

            // No override before Camel 4.18.
            public long getFileLength() {
                return BYTES.length;
            }
        };
    }

    @Test
    void aHostedFileOfKnownMd5IsNotSpooled() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        UploadBody body = body(hosted(MD5, opened));

        assertThat(body.isRemote()).isTrue();
        assertThat(body.name()).isEqualTo("hosted.txt");
        UploadSource source = body.open();
        assertThat(source.md5()).isEqualTo(MD5);
        assertThat(opened).hasValue(0);
        nothingIsSpooled();
    }

    @Test
    void aHostedFileOfUnknownMd5Is() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        try (UploadSource source = body(hosted(null, opened)).open()) {
            isRight(source);
        }
        assertThat(opened).hasValue(1);
        nothingIsSpooled();
    }

    private static HostedFile hosted(String md5, AtomicInteger opened) {
        return new HostedFile() {
            @Override
            public String name() {
                return "hosted.txt";
            }

            @Override
            public long size() {
                return BYTES.length;
            }

            @Override
            public String md5() {
                return md5;
            }

            @Override
            public InputStream open(long offset) {
                opened.incrementAndGet();
                return new ByteArrayInputStream(BYTES);
            }
        };
    }

    @Test
    void aNullBodyThatIsNeededIsAnErrorThatSaysSo() {
        assertThatThrownBy(() -> body(null).open())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the message body is null");
    }

    @Test
    void aFileThatIsNotThereIsAnErrorThatNamesIt() {
        for (Path wrong : new Path[] {temp.resolve("nothing"), temp}) {
            assertThatThrownBy(() -> body(wrong).open())
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining(wrong.toString());
        }
    }

    @Test
    void whatIsNoBytesIsAnErrorThatNamesItsType() {
        assertThatThrownBy(() -> body(new Object()).open())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("java.lang.Object");
    }
}
