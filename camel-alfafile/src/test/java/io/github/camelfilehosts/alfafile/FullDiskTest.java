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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What this machine lacks for now is not the message's fault. */
class FullDiskTest extends AlfaFileTestSupport {

    /** No test can fill a disk; but nothing can be kept below a plain file either. */
    @Override
    protected Path spoolDirectory() {
        Path file = directory.resolve("file");
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.resolve("spool");
    }

    @Test
    void anUploadThatCannotBeSpooledMaySucceedLaterAndSaysWhatCouldNotBeWrittenWhere() {
        TemporaryFailureException failure = failure(
                TemporaryFailureException.class,
                "alfafile:upload?fileName=b.bin",
                new ByteArrayInputStream(new byte[1_000]));

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure).hasMessageContaining("cannot be kept in the spool directory " + spoolDirectory());
        assertThat(SERVER.calls("file/upload")).isZero();
    }

    @Test
    void aBodyThatCannotBeReadIsStillTheMessages() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };
        context.getStreamCachingStrategy().setSpoolDirectory(directory.toFile());

        assertThat(failure(InvalidRequestException.class, "alfafile:upload?fileName=b.bin", broken))
                .hasMessageContaining("the body could not be read")
                .hasMessageContaining("broken");
    }
}
