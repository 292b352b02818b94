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
package io.github.camelfilehosts.internal.transfer.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.internal.transfer.TransferTestSetup;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadSourceTest extends TransferTestSetup {

    @TempDir
    Path temp;

    private void isRight(UploadSource source) throws IOException {
        assertThat(source.size()).isEqualTo(SIZE);
        assertThat(source.md5()).isEqualTo(md5(bytes)).isEqualTo(source.md5());
        for (int i = 0; i < 2; i++) {
            try (InputStream in = source.open()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void aFileOfThisMachineIsReadWhereItLies() throws Exception {
        Path path = Files.write(temp.resolve("x"), bytes);

        UploadSource source = UploadSource.of(path, executor);
        isRight(source);
        source.close();

        assertThat(path).hasBinaryContent(bytes);
    }

    /** Or what was announced is not what is sent, and a wrong file lies at the service. */
    @ParameterizedTest
    @ValueSource(strings = {"grows", "shrinks", "is written anew", "is replaced", "is a link that leads elsewhere"})
    void aFileOfThisMachineThatChangesIsRefusedBeforeItsFirstByte(String change) throws Exception {
        Path path = Files.createSymbolicLink(temp.resolve("x"), Files.write(temp.resolve("y"), bytes));
        UploadSource source = UploadSource.of(path, executor);
        source.md5();

        change(path, change);

        assertThat(source.size()).isEqualTo(SIZE);
        assertThatThrownBy(source::open).isInstanceOf(IOException.class).hasMessageContaining("has changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grows", "shrinks", "is written anew", "is replaced", "is a link that leads elsewhere"})
    void oneThatChangesWhileItIsReadIsRefusedBeforeItsLastByte(String change) throws Exception {
        Path path = Files.createSymbolicLink(temp.resolve("x"), Files.write(temp.resolve("y"), bytes));
        UploadSource source = UploadSource.of(path, executor);

        try (InputStream in = source.open()) {
            in.readNBytes(10);
            change(path, change);

            assertThatThrownBy(() -> in.readNBytes(SIZE - 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("x has changed");
        }
    }

    private void change(Path path, String change) throws IOException {
        FileTime seen = Files.getLastModifiedTime(path);
        // Some file systems' clocks are coarse.
        FileTime later = FileTime.fromMillis(seen.toMillis() + 5_000);
        switch (change) {
            case "grows" ->
                Files.setLastModifiedTime(Files.write(path, new byte[] {1}, StandardOpenOption.APPEND), later);
            case "shrinks" -> Files.setLastModifiedTime(Files.write(path, Arrays.copyOf(bytes, SIZE - 1)), later);
            case "is written anew" -> Files.setLastModifiedTime(Files.write(path, new byte[SIZE]), later);
            default -> {
                Path other = Files.write(temp.resolve("z"), new byte[SIZE]);
                Files.setLastModifiedTime(other, seen);
                if (change.equals("is replaced")) {
                    Files.move(other, temp.resolve("y"), StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.delete(path);
                    Files.createSymbolicLink(path, other);
                }
            }
        }
    }

    @Test
    void bytesAreReadFromMemory() throws Exception {
        isRight(UploadSource.of(bytes, executor));
    }

    @Test
    void aFileAtAHostIsFetchedWithEachOpenAndNoSooner() throws Exception {
        UploadSource source = UploadSource.of(file());
        assertThat(source.size()).isEqualTo(SIZE);
        assertThat(source.md5()).isEqualTo(md5(bytes));
        assertThat(server.requests()).isEmpty();

        isRight(source);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aStreamIsKeptOnDiskUntilTheUploadIsDone() throws Exception {
        Path directory = temp.resolve("not/there/yet");
        AtomicBoolean closed = new AtomicBoolean();
        InputStream once = new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        UploadSource source = SpooledUpload.spool(once, directory, executor);
        isRight(source);
        assertThat(closed).isTrue();
        assertThat(directory).isNotEmptyDirectory();

        source.close();
        source.close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aStreamThatFailsLeavesNothingOnDisk() {
        for (Exception failure : new Exception[] {new IOException("disk"), new IllegalStateException("bug")}) {
            InputStream failing = new FilterInputStream(new ByteArrayInputStream(bytes)) {
                private int reads;

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    if (reads++ == 2) {
                        if (failure instanceof IOException e) {
                            throw e;
                        }
                        throw (RuntimeException) failure;
                    }
                    return super.read(buffer, offset, length);
                }
            };

            assertThatThrownBy(() -> SpooledUpload.spool(failing, temp, executor))
                    .isSameAs(failure);
            assertThat(temp).isEmptyDirectory();
        }
    }
}
