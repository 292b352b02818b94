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
package io.github.camelfilehosts.test.camel;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.test.Content;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A hosted file without a file host, as {@code download} would put it in the body: for unit tests of code that takes
 * one.
 *
 * <pre>{@code
 * template.send("direct:store", exchange -> exchange.getMessage().setBody(TestFile.of("Tulips.jpg", Content.of("red"))));
 * }</pre>
 *
 * <p>Immutable. It can be opened as often as needed, and needs no more memory than its {@link Content}.
 */
public final class TestFile implements HostedFile {

    private static final String PROVIDER = "test";
    private static final String OPERATION = "download";

    private final String name;
    private final Content content;
    private final boolean corrupt;

    private TestFile(String name, Content content, boolean corrupt) {
        this.name = Objects.requireNonNull(name, "name");
        this.content = Objects.requireNonNull(content, "content");
        this.corrupt = corrupt;
    }

    /** A file of this name and with this content. */
    public static TestFile of(String name, Content content) {
        return new TestFile(name, content, false);
    }

    /**
     * The same file, whose bytes do not match its MD5. Reading it from the first byte to the end fails at the end with
     * an {@link IOException} whose cause is a {@link CorruptTransferException}.
     */
    public TestFile corrupt() {
        return new TestFile(name, content, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public String md5() {
        return content.md5();
    }

    @Override
    public InputStream open(long offset) {
        if (offset < 0 || offset > size()) {
            throw new InvalidRequestException(
                    failure("offset " + offset + " lies outside file '" + name + "' of " + size() + " bytes"));
        }
        InputStream bytes = content.open(offset);
        return corrupt && offset == 0 ? new WithoutEnd(bytes) : bytes;
    }

    private static Failure failure(String message) {
        return Failure.of(PROVIDER, OPERATION, message);
    }

    @Override
    public String toString() {
        return name + ", " + content + (corrupt ? ", corrupt" : "");
    }

    private final class WithoutEnd extends FilterInputStream {

        WithoutEnd(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            return orFail(super.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            // At its end, the stream of an array returns -1 even to a read of no bytes.
            return length == 0 ? 0 : orFail(super.read(buffer, offset, length));
        }

        private int orFail(int read) throws IOException {
            if (read < 0) {
                FileHostException failure =
                        new CorruptTransferException(failure("file '" + name + "' has another MD5 than " + md5()));
                throw new IOException(failure.getMessage(), failure);
            }
            return read;
        }
    }
}
