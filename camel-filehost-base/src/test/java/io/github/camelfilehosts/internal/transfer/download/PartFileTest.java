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

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.FileExist;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.transfer.TransferTestSetup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A part file is the one that its path names, and ours, or it is none. */
class PartFileTest extends TransferTestSetup {

    private static final String PART = "file.bin.id1.part";

    @TempDir
    Path temp;

    private final TroubledFileSystem files = new TroubledFileSystem();
    private Path directory;
    private Path outside;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectory(temp.resolve("downloads"));
        outside = Files.writeString(temp.resolve("outside"), "precious");
    }

    private Path download(FileFacts facts) {
        return new DirectoryDownload(files.path(directory), FileExist.Fail, 1).download(file(facts), "file.bin");
    }

    private FileFacts unchecked() {
        return new FileFacts("id1", "file.bin", SIZE, null);
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> left = Files.list(directory)) {
            return left.toList();
        }
    }

    /** What another process does that fetches the same file, between this one's opening of the part and its locking. */
    private void completeMeanwhile(byte[] whole) throws IOException {
        files.opened = () -> {
            files.opened = () -> {};
            Files.write(directory.resolve(PART), whole);
            Files.move(directory.resolve(PART), directory.resolve("file.bin"), StandardCopyOption.ATOMIC_MOVE);
        };
    }

    @Test
    void whatAnotherProcessHasCompletedSinceThePartWasOpenedIsNotTouched() throws Exception {
        Files.write(directory.resolve(PART), Arrays.copyOf(bytes, 1000));
        completeMeanwhile(bytes);

        Path path = download(unchecked());

        assertThat(Path.of(path.toString()))
                .isEqualTo(directory.resolve("file.bin"))
                .hasBinaryContent(bytes);
        assertThat(server.requests()).isEmpty();
        assertThat(left()).containsExactly(directory.resolve("file.bin"));
    }

    /** Each looks first whether the part was cut, while it grows under the others' hands. */
    @Test
    void noneOfSeveralThreadsTakesWhatOthersWriteForATrouble() throws Exception {
        int count = 4;
        int each = 20_000;
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try (PartFile part = PartFile.open(directory.resolve(PART))) {
            List<Callable<Void>> writers = IntStream.range(0, count)
                    .<Callable<Void>>mapToObj(first -> () -> {
                        for (int i = 0; i < each; i++) {
                            part.writeAt(first + (long) count * i, new byte[1], 1);
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(directory.resolve(PART)).hasSize(count * each);
    }

    /** What somebody does who minds no lock. */
    enum Change {
        REPLACED {
            @Override
            void make(Path part, Path outside) throws IOException {
                Files.move(Files.write(part.resolveSibling("other"), new byte[SIZE]), part, REPLACE_EXISTING);
            }
        },
        REPLACED_BY_A_LINK {
            @Override
            void make(Path part, Path outside) throws IOException {
                Files.delete(part);
                Files.createSymbolicLink(part, outside);
            }
        },
        REPLACED_BY_A_DIRECTORY {
            @Override
            void make(Path part, Path outside) throws IOException {
                Files.delete(part);
                Files.createDirectory(part);
            }
        },
        TAKEN_AWAY {
            @Override
            void make(Path part, Path outside) throws IOException {
                Files.delete(part);
            }
        },
        CUT {
            @Override
            void make(Path part, Path outside) throws IOException {
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.truncate(10);
                }
            }
        },
        LENGTHENED {
            @Override
            void make(Path part, Path outside) throws IOException {
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.allocate(10), 2 * SIZE);
                }
            }
        };

        abstract void make(Path part, Path outside) throws IOException;
    }

    /** The MD5 of what came says nothing of what lies there then. */
    @ParameterizedTest
    @EnumSource
    void whatSomebodyHasChangedWhileItWasWrittenIsNotTakenForTheFile(Change change) throws Exception {
        Path part = directory.resolve(PART);
        server.then((request, out) -> {
            RawServer.head(out, 200, "Content-Length: " + SIZE);
            out.write(bytes, 0, SIZE / 2);
            out.flush();
            await().until(() -> Files.size(part) == SIZE / 2);
            change.make(part, outside);
            out.write(bytes, SIZE / 2, SIZE / 2);
            out.flush();
        });

        assertThatThrownBy(() -> download(facts()))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining(PART)
                .hasMessageContaining("meanwhile");

        assertThat(directory.resolve("file.bin")).doesNotExist();
        assertThat(outside).hasContent("precious");
        assertThat(directory.resolve(PART + ".json")).doesNotExist();
    }

    /** A backup may keep it so. */
    @Test
    void anotherNameThatItGetsMeanwhileChangesNothing() throws Exception {
        Path part = directory.resolve(PART);
        server.then((request, out) -> {
            RawServer.head(out, 200, "Content-Length: " + SIZE);
            out.write(bytes, 0, SIZE / 2);
            out.flush();
            await().until(() -> Files.size(part) == SIZE / 2);
            Files.createLink(temp.resolve("backup"), part);
            out.write(bytes, SIZE / 2, SIZE / 2);
            out.flush();
        });

        download(facts());

        assertThat(directory.resolve("file.bin")).hasBinaryContent(bytes);
    }

    @Test
    void aPartThatAnotherProcessHasDroppedAndMadeAnewIsAnother() throws Exception {
        Files.write(directory.resolve(PART), Arrays.copyOf(bytes, 1000));
        Path dropped = temp.resolve("dropped");
        files.opened = () -> {
            files.opened = () -> {};
            Files.move(directory.resolve(PART), dropped);
            Files.write(directory.resolve(PART), new byte[5]);
        };

        download(unchecked());

        assertThat(directory.resolve("file.bin")).hasBinaryContent(bytes);
        assertThat(dropped).hasBinaryContent(Arrays.copyOf(bytes, 1000));
    }

    @Test
    void whatAnotherProcessHasCompletedBeforeThePartWasOpenedIsNotAnotherFile() throws Exception {
        Files.write(directory.resolve(PART), Arrays.copyOf(bytes, 1000));
        // When its name is asked for first, it is not there yet.
        files.refused = name -> {
            if (name.equals(PART)) {
                completeOnce();
            }
            return false;
        };

        download(unchecked());

        assertThat(server.requests()).isEmpty();
        assertThat(left()).containsExactly(directory.resolve("file.bin"));
    }

    private void completeOnce() {
        try {
            if (Files.notExists(directory.resolve("file.bin"))) {
                Files.delete(directory.resolve(PART));
                Files.write(directory.resolve("file.bin"), bytes);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leavesThePartToAnotherProcessAndTakesWhatThatHasGot() throws Exception {
        Path whole = Files.write(temp.resolve("whole"), bytes);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        whole.toString(),
                        directory.resolve(PART).toString(),
                        directory.resolve("file.bin").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('!');
            assertThatThrownBy(() -> download(unchecked()))
                    .isInstanceOf(TemporaryFailureException.class)
                    .hasMessageContaining("in use by another process");

            other.getOutputStream().close();
            assertThat(other.waitFor()).isZero();
            download(unchecked());
        } finally {
            other.destroyForcibly();
        }

        assertThat(directory.resolve("file.bin")).hasBinaryContent(bytes);
        assertThat(server.requests()).isEmpty();
        assertThat(left()).containsExactly(directory.resolve("file.bin"));
    }

    /** Locks the part, says so, and completes it when it is told to. */
    static final class OtherProcess {

        public static void main(String[] paths) throws IOException {
            Path part = Path.of(paths[1]);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.print('!');
                System.out.flush();
                while (System.in.read() >= 0) {}
                channel.write(ByteBuffer.wrap(Files.readAllBytes(Path.of(paths[0]))));
                Files.move(part, Path.of(paths[2]), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    // Links and what else is no file

    @ParameterizedTest
    @ValueSource(strings = {PART, PART + ".json", PART + ".json~"})
    @DisabledOnOs(OS.WINDOWS)
    void aSymbolicLinkIsNotFollowed(String name) throws Exception {
        Files.createSymbolicLink(directory.resolve(name), outside);

        assertIsRefused(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {PART, PART + ".json", PART + ".json~"})
    @DisabledOnOs(OS.WINDOWS)
    void aHardLinkIsNotWrittenTo(String name) throws Exception {
        Files.createLink(directory.resolve(name), outside);

        assertIsRefused(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {PART, PART + ".json", PART + ".json~"})
    @DisabledOnOs(OS.WINDOWS)
    void aLinkThatLeadsNowhereMakesNothingThere(String name) throws Exception {
        Path nowhere = temp.resolve("nowhere");
        Files.createSymbolicLink(directory.resolve(name), nowhere);

        assertIsRefused(name);
        assertThat(nowhere).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {PART, PART + ".json", PART + ".json~"})
    void aDirectoryIsNoPart(String name) throws Exception {
        Files.createDirectory(directory.resolve(name));

        assertIsRefused(name);
    }

    /** Opening one waits for whoever reads it, for ever. */
    @ParameterizedTest
    @ValueSource(strings = {PART, PART + ".json", PART + ".json~"})
    @EnabledOnOs(OS.LINUX)
    void aPipeIsNoPart(String name) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", directory.resolve(name).toString())
                        .start()
                        .waitFor())
                .isZero();

        assertIsRefused(name);
    }

    private void assertIsRefused(String name) {
        assertThatThrownBy(() -> download(facts()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("id1")
                .hasMessageContaining(directory.resolve(name) + " is not a regular file");
        assertThat(outside).hasContent("precious");
        assertThat(server.requests()).isEmpty();
        assertThat(directory.resolve("file.bin")).doesNotExist();
    }

    // A state that makes no sense is none

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"front\":-5",
                "\"front\":-9223372036854775808",
                "\"front\":100000000000000000000",
                "\"front\":1e300",
                "\"front\":12.5",
                "\"front\":\"abc\"",
                "\"front\":\"\"",
                "\"front\":true",
                "\"front\":[]",
                "\"front\":{}"
            })
    void aStateWithASenselessFrontIsNone(String front) throws Exception {
        Files.write(directory.resolve(PART), new byte[1000]);
        writeState("{\"size\":%d,\"md5\":null,%s}".formatted(SIZE, front));

        download(unchecked());

        assertThat(directory.resolve("file.bin")).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly((String) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2", "\"300000\"", "null", "3e5", "[]", "true"})
    void aStateWithASenselessSizeIsNone(String size) throws Exception {
        Files.write(directory.resolve(PART), new byte[1000]);
        writeState("{\"size\":%s,\"md5\":null}".formatted(size));

        download(unchecked());

        assertThat(directory.resolve("file.bin")).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly((String) null);
    }

    /** It is not to fill the memory. */
    @Test
    void aStateOfAnyLengthIsNone() throws Exception {
        Files.write(directory.resolve(PART), Arrays.copyOf(bytes, 1000));
        String text = "\"" + "x".repeat(60_000) + "\",";
        writeState("{\"size\":%d,\"md5\":null,\"more\":[%s0]}".formatted(SIZE, text.repeat(10)));

        download(unchecked());

        assertThat(directory.resolve("file.bin")).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly((String) null);
    }

    @Test
    void aFrontBeyondTheBytesThatAreThereIsWhereTheyEnd() throws Exception {
        Files.write(directory.resolve(PART), Arrays.copyOf(bytes, 1000));
        writeState("{\"size\":%d,\"md5\":null,\"front\":2000}".formatted(SIZE));

        download(unchecked());

        assertThat(directory.resolve("file.bin")).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly("bytes=1000-");
    }

    private void writeState(String json) throws IOException {
        Files.write(directory.resolve(PART + ".json"), json.getBytes(UTF_8));
    }

    // No room

    /** A device that is always full stands for the disk. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsTemporaryAndNamesTheDirectory() throws Exception {
        files.redirection = path -> Path.of("/dev/full");

        assertNoRoom("No space left on device");
        assertThat(left()).contains(directory.resolve(PART)).doesNotContain(directory.resolve("file.bin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {PART, PART + ".json~"})
    void noDescriptorIsTemporaryAndNamesTheFile(String name) {
        files.refused = name::equals;
        files.reason = "Too many open files";

        assertNoRoom("Too many open files");
    }

    private void assertNoRoom(String reason) {
        assertThatThrownBy(() -> download(facts()))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("resumed next time");
    }

    @Test
    void aDirectoryForWhichThereIsNoRoomIsTemporaryToo() {
        files.refused = "new"::equals;
        files.reason = "No space left on device";
        DirectoryDownload download = new DirectoryDownload(files.path(directory.resolve("new")), FileExist.Fail, 1);

        assertThatThrownBy(() -> download.download(file(), "file.bin"))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining(directory.resolve("new").toString());
    }
}
