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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that change on their way to AlfaFile. */
@Timeout(60)
class UploadOfChangingFileTest extends AlfaFileTestSupport {

    private static final int BIG = 60 << 20;
    private static final String UPLOAD = "alfafile:upload?fileName=a.bin";

    private final ScriptedAlfaFile scripted = new ScriptedAlfaFile();

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setApiUrl(scripted.apiUrl());
        options.setLogin(null);
        options.setPassword(null);
        options.setToken("token");
    }

    @AfterEach
    void closeServer() throws IOException {
        scripted.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grows", "shrinks", "is written anew"})
    void aFileThatChangesAfterItWasAnnouncedIsRefusedBeforeAByte(String change) throws Exception {
        Path file = Files.write(directory.resolve("a.bin"), new byte[200_000]);
        scripted.whenAnnounced(() -> change(file, change));

        for (Object body : new Object[] {file, file.toFile()}) {
            Files.write(file, new byte[200_000]);
            assertThat(failure(InvalidRequestException.class, UPLOAD, body)).hasMessageContaining("has changed");
        }

        assertThat(scripted.sends()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grows", "is written anew"})
    void aFileThatChangesWhileItIsSentIsRefusedBeforeItsLastByte(String change) throws Exception {
        Path file = Files.write(directory.resolve("a.bin"), new byte[BIG]);
        AtomicBoolean whole = new AtomicBoolean();
        scripted.bytes((request, out) -> {
            ScriptedAlfaFile.take(request, out, 100_000);
            change(file, change);
            InputStream rest = request.body();
            long length = Long.parseLong(request.header("Content-Length"));
            rest.skipNBytes(length - 100_000);
            whole.set(true);
        });

        assertThat(failure(InvalidRequestException.class, UPLOAD, file)).hasMessageContaining("has changed");

        assertThat(whole).isFalse();
        assertThat(scripted.sends()).isEqualTo(1);
    }

    private static void change(Path file, String change) {
        try {
            FileTime seen = Files.getLastModifiedTime(file);
            int size = (int) Files.size(file);
            switch (change) {
                case "grows" -> Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
                case "shrinks" -> Files.write(file, new byte[size - 1]);
                default -> {
                    // A part of it is enough, and soon done: what is sent stands still meanwhile.
                    byte[] ones = new byte[Math.min(size, 100_000)];
                    Arrays.fill(ones, (byte) 1);
                    Files.write(file, ones, StandardOpenOption.WRITE);
                }
            }
            // Some file systems' clocks are coarse.
            Files.setLastModifiedTime(file, FileTime.fromMillis(seen.toMillis() + 5_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
