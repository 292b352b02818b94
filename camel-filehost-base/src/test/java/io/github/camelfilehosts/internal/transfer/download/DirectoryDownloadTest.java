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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.FileExist;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.transfer.FileServer;
import io.github.camelfilehosts.internal.transfer.TransferTestSetup;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryDownloadTest extends TransferTestSetup {

    private static final String PART = "file.bin.id1.part";
    private static final String STATE = PART + ".json";

    @TempDir
    Path temp;

    private Path directory;

    @BeforeEach
    void chooseDirectory() {
        // Not there yet.
        directory = temp.resolve("a/b");
    }

    private Path download(FileExist fileExist, RemoteFile file) {
        return new DirectoryDownload(directory, fileExist, 1).download(file, file.name());
    }

    private Path download() {
        return download(FileExist.Fail, file());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void write(String name, byte[] content) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve(name), content);
    }

    private void writeState(long size, String md5) throws IOException {
        write(STATE, ("{\"size\":" + size + ",\"md5\":\"" + md5 + "\"}").getBytes(UTF_8));
    }

    /** The server is gone for good after so many bytes. */
    private void failAfter(int position) {
        for (int i = 0; i < 4; i++) {
            server.then(server.endingAt(position));
        }
        assertThatThrownBy(this::download).isInstanceOf(TemporaryFailureException.class);
        assertThat(server.requests()).hasSize(4);
        server.requests().clear();
    }

    @Test
    void putsTheFileUnderItsNameAndLeavesNothingElse() throws Exception {
        Path path = download();

        assertThat(path).isEqualTo(directory.resolve("file.bin")).hasBinaryContent(bytes);
        assertThat(names()).containsExactly("file.bin");
        assertThat(heard).containsExactly("started id1", "completed id1");
    }

    @Test
    void aFileHasItsNameOnlyOnceItIsWhole() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.then((request, out) -> {
            RawServer.head(out, 200, "Content-Length: " + SIZE);
            out.write(bytes, 0, 1000);
            out.flush();
            awaitQuietly(goOn);
            out.write(bytes, 1000, SIZE - 1000);
        });

        CompletableFuture<Path> path = CompletableFuture.supplyAsync(this::download);
        await().until(() -> Files.exists(directory.resolve(PART)) && Files.size(directory.resolve(PART)) == 1000);
        assertThat(names()).containsExactly(PART, STATE);

        goOn.countDown();
        assertThat(path.get(10, TimeUnit.SECONDS)).hasBinaryContent(bytes);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anEmptyFileIsAFileToo() throws Exception {
        Path path = download(FileExist.Fail, file(new FileFacts("id1", "empty", 0, md5(new byte[0]))));

        assertThat(path).isEmptyFile();
        assertThat(names()).containsExactly("empty");
    }

    // Going on where an earlier run stopped

    @Test
    void goesOnWhereAnEarlierRunStopped() throws Exception {
        failAfter(100_000);
        assertThat(names()).containsExactly(PART, STATE);
        assertThat(directory.resolve(PART)).hasSize(100_000);

        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly("bytes=100000-");
        assertThat(names()).containsExactly("file.bin");
    }

    @Test
    void skipsWhatIsThereWhereTheServerSendsTheWholeFile() throws Exception {
        failAfter(100_000);
        server.resumable = false;

        assertThat(download()).hasBinaryContent(bytes);
    }

    @Test
    void aPartThatIsWholeNeedsNoBytes() throws Exception {
        write(PART, bytes);
        writeState(SIZE, md5(bytes));

        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void fetchesAnewWhereTheFileHasChangedMeanwhile() throws Exception {
        write(PART, new byte[1000]);
        writeState(SIZE, "0123456789abcdef0123456789abcdef");

        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly((String) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"size\":\"x\"}", "not json"})
    void fetchesAnewWhereTheStateIsUnreadable(String state) throws Exception {
        write(PART, new byte[1000]);
        write(STATE, state.getBytes(UTF_8));

        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly((String) null);
    }

    @Test
    void goesOnWithBytesOfWhichNothingIsKnownWhereTheMd5Decides() throws Exception {
        write(PART, Arrays.copyOf(bytes, 1000));

        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly("bytes=1000-");
    }

    @Test
    void fetchesAnewWhereTheMd5DecidedAgainstThem() throws Exception {
        write(PART, new byte[1000]);

        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly("bytes=1000-", null);
    }

    @Test
    void fetchesAnewWhereNothingIsKnownAndNothingDecides() throws Exception {
        write(PART, new byte[1000]);

        assertThat(download(FileExist.Fail, file(new FileFacts("id1", "file.bin", SIZE, null))))
                .hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly((String) null);
    }

    @Test
    void fetchesAnewWhereThePartIsLongerThanTheFile() throws Exception {
        write(PART, new byte[SIZE + 1]);
        writeState(SIZE, md5(bytes));

        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly((String) null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, SIZE})
    void fetchesAnewWhereThePartIsSpoilt(int length) throws Exception {
        byte[] spoilt = Arrays.copyOf(bytes, length);
        spoilt[length / 2] ^= 1;
        write(PART, spoilt);
        writeState(SIZE, md5(bytes));

        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.ranges()).endsWith((String) null);
        assertThat(names()).containsExactly("file.bin");
    }

    @Test
    void fetchesAnewWhereTheServerSaysThatThePartIsBeyondTheEnd() throws Exception {
        failAfter(100_000);
        server.then(FileServer.replying(416, new byte[0]));

        assertThat(download()).hasBinaryContent(bytes);
    }

    @Test
    void fetchesAnewOnceWhereTheServerDoesNotResumeAFirstRun() throws Exception {
        server.then(server.endingAt(7_001)).then(FileServer.replying(200, bytes));

        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly(null, "bytes=7001-", null);
        assertThat(names()).containsExactly("file.bin");
    }

    /** Servers that serve no ranges say so in several ways; this one has to be told from a file that is too short. */
    @Test
    void fetchesAnewOnceWhereTheServerSaysThatAFirstRunIsBeyondTheEnd() throws Exception {
        server.then(server.endingAt(7_001)).then(FileServer.replying(416, new byte[0]));

        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly(null, "bytes=7001-", null);
        assertThat(names()).containsExactly("file.bin");
    }

    @Test
    void fetchesAnewOnceOnlyWhereTheServerSaysThatThePartIsBeyondTheEnd() {
        server.otherwise((request, out) -> {
            if (request.header("range") == null) {
                server.endingAt(7_001).handle(request, out);
            } else {
                RawServer.reply(out, 416, new byte[0]);
            }
        });

        assertThatThrownBy(this::download).isInstanceOf(CorruptTransferException.class);
        assertThat(server.ranges()).containsExactly(null, "bytes=7001-", null, "bytes=7001-");
    }

    @Test
    void aFileOfWhichNotEvenTheFirstByteIsThereIsNotFetchedAnew() {
        server.otherwise(FileServer.replying(416, new byte[0]));

        assertThatThrownBy(this::download).isInstanceOf(CorruptTransferException.class);
        assertThat(server.ranges()).containsExactly((String) null);
    }

    @Test
    void fetchesAnewOnceOnlyWhereTheServerDoesNotResume() {
        server.otherwise((request, out) -> {
            if (request.header("range") == null) {
                server.endingAt(7_001).handle(request, out);
            } else {
                RawServer.reply(out, 200, bytes);
            }
        });

        assertThatThrownBy(this::download)
                .isInstanceOf(TemporaryFailureException.class)
                .satisfies(
                        e -> assertThat(((FileHostException) e).isRetryable()).isTrue());
        assertThat(server.ranges()).containsExactly(null, "bytes=7001-", null, "bytes=7001-");
    }

    // Wrong bytes

    @Test
    void whatCameBeforeAnEndTooEarlyIsKept() throws Exception {
        // Without a length a server that dies looks like one that is done.
        server.then((request, out) -> {
            RawServer.head(out, 200);
            out.write(bytes, 0, 1000);
        });
        for (int i = 0; i < 3; i++) {
            server.then(
                    (request, out) -> RawServer.head(out, 206, "Content-Range: bytes 1000-" + (SIZE - 1) + "/" + SIZE));
        }
        assertThatThrownBy(this::download).isInstanceOf(CorruptTransferException.class);
        assertThat(names()).contains(PART).doesNotContain("file.bin");

        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.requests().get(4).header("range")).startsWith("bytes=");
    }

    @Test
    void wrongBytesLeaveNothingThatLooksWhole() throws Exception {
        server.otherwise(FileServer.replying(200, new byte[SIZE]));

        assertThatThrownBy(this::download).isInstanceOf(CorruptTransferException.class);

        assertThat(names()).isEmpty();
        assertThat(heard).containsExactly("started id1", "failed id1");
    }

    @Test
    void wrongBytesAfterAResumeLeaveNothingEither() throws Exception {
        failAfter(100_000);
        server.otherwise((request, out) -> {
            if (request.header("range") == null) {
                RawServer.reply(out, 200, new byte[SIZE]);
            } else {
                RawServer.reply(out, 206, new byte[SIZE - 100_000], "Content-Range: bytes 100000-299999/300000");
            }
        });

        assertThatThrownBy(this::download).isInstanceOf(CorruptTransferException.class);

        assertThat(names()).isEmpty();
    }

    @Test
    void aWebPageIsNeverSavedAsTheFile() throws Exception {
        server.otherwise(FileServer.replying(200, "<html>".getBytes(UTF_8), "Content-Type: text/html"));

        assertThatThrownBy(this::download).isInstanceOf(UnexpectedResponseException.class);

        assertThat(directory.resolve("file.bin")).doesNotExist();
        server.otherwise(server::serve);
        assertThat(download()).hasBinaryContent(bytes);
    }

    // What is there already

    @ParameterizedTest
    @EnumSource(FileExist.class)
    void aFileThatIsThereAndRightIsNotFetchedAgain(FileExist fileExist) throws Exception {
        write("file.bin", bytes);

        assertThat(download(fileExist, file())).isEqualTo(directory.resolve("file.bin"));
        assertThat(server.requests()).isEmpty();
        assertThat(names()).containsExactly("file.bin");
    }

    @Test
    void theMd5DecidesWhetherAFileOfUnknownSizeIsThere() throws Exception {
        write("file.bin", bytes);
        RemoteFile file = file(new FileFacts("id1", "file.bin", -1, md5(bytes)));

        assertThat(download(FileExist.Fail, file)).isEqualTo(directory.resolve("file.bin"));
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failLeavesAnotherFileOfThatNameAlone(boolean sameSize) throws Exception {
        byte[] other = sameSize ? new byte[SIZE] : "other".getBytes(UTF_8);
        write("file.bin", other);

        assertThatThrownBy(this::download)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("file.bin")
                .hasMessageContaining("fileExist=Fail");

        assertThat(directory.resolve("file.bin")).hasBinaryContent(other);
        assertThat(server.requests()).isEmpty();
        assertThat(names()).containsExactly("file.bin");
    }

    @Test
    void overridePutsTheFileInTheOthersPlace() throws Exception {
        write("file.bin", "other".getBytes(UTF_8));

        assertThat(download(FileExist.Override, file())).hasBinaryContent(bytes);
        assertThat(names()).containsExactly("file.bin");
    }

    @Test
    void overrideKeepsTheOtherFileUntilTheNewOneIsWhole() throws Exception {
        write("file.bin", "other".getBytes(UTF_8));
        server.otherwise(FileServer.replying(200, new byte[SIZE]));

        assertThatThrownBy(() -> download(FileExist.Override, file())).isInstanceOf(CorruptTransferException.class);

        assertThat(directory.resolve("file.bin")).hasContent("other");
    }

    @Test
    void renameTakesTheNextFreeNameOnce() throws Exception {
        write("file.bin", "other".getBytes(UTF_8));
        write("file (1).bin", "yet another".getBytes(UTF_8));

        assertThat(download(FileExist.Rename, file()))
                .isEqualTo(directory.resolve("file (2).bin"))
                .hasBinaryContent(bytes);
        assertThat(download(FileExist.Rename, file())).isEqualTo(directory.resolve("file (2).bin"));
        assertThat(server.requests()).hasSize(1);
        assertThat(names()).containsExactly("file (1).bin", "file (2).bin", "file.bin");
    }

    @Test
    void aDirectoryOfThatNameIsAnotherFile() throws Exception {
        Files.createDirectories(directory.resolve("file.bin"));

        assertThatThrownBy(this::download).isInstanceOf(InvalidRequestException.class);
        assertThat(download(FileExist.Rename, file())).hasFileName("file (1).bin");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void overrideDoesNotFetchAFileThatADirectoryStandsInTheWayOf(boolean empty) throws Exception {
        Path inTheWay = Files.createDirectories(directory.resolve("file.bin"));
        if (!empty) {
            Files.writeString(inTheWay.resolve("precious"), "precious");
        }

        assertOverrideFindsOutFirst();
        assertThat(inTheWay).isDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void overrideDoesNotFetchAFileThatALinkToADirectoryOrToNowhereStandsInTheWayOf() throws Exception {
        Files.createDirectories(directory);
        for (Path target : List.of(temp, temp.resolve("nowhere"))) {
            Path link = Files.createSymbolicLink(directory.resolve("file.bin"), target);

            assertOverrideFindsOutFirst();
            assertThat(link).isSymbolicLink();
            Files.delete(link);
        }
    }

    private void assertOverrideFindsOutFirst() throws IOException {
        assertThatThrownBy(() -> download(FileExist.Override, file()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(directory.resolve("file.bin").toString())
                .hasMessageContaining("directory");
        assertThat(server.requests()).isEmpty();
        assertThat(names()).containsExactly("file.bin");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void overrideReplacesALinkAndNotWhatItLeadsTo() throws Exception {
        Path outside = Files.writeString(temp.resolve("outside"), "precious");
        Files.createDirectories(directory);
        Files.createSymbolicLink(directory.resolve("file.bin"), outside);

        assertThat(download(FileExist.Override, file())).hasBinaryContent(bytes);
        assertThat(outside).hasContent("precious");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkThatLeadsNowhereIsAnotherFile() throws Exception {
        Files.createDirectories(directory);
        Files.createSymbolicLink(directory.resolve("file.bin"), temp.resolve("nowhere"));

        assertThatThrownBy(this::download)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("fileExist=Fail");
        assertThat(download(FileExist.Rename, file())).hasFileName("file (1).bin");
        assertThat(temp.resolve("nowhere")).doesNotExist();
    }

    // Several at once

    @Test
    void ofSeveralThreadsAfterTheSameFileOneFetchesIt() throws Exception {
        List<Future<Path>> paths = Crowd.of(20, this::download);

        assertThat(paths).allSatisfy(path -> assertThat(path.get()).hasBinaryContent(bytes));
        assertThat(server.requests()).hasSize(1);
        assertThat(names()).containsExactly("file.bin");
    }

    /** Fetches different files of one name at the same time. */
    private List<Future<Path>> fetchNamesakes(int count, FileExist fileExist) throws Exception {
        AtomicInteger next = new AtomicInteger();
        return Crowd.of(count, () -> {
            byte[] own = bytes.clone();
            int id = next.incrementAndGet();
            own[0] = (byte) id;
            try (FileServer ownServer = new FileServer(own, clock)) {
                FileFacts facts = new FileFacts("id" + id, "file.bin", SIZE, md5(own));
                Path path = download(fileExist, new RemoteFile(facts, ownServer, null, context, settings()));
                assertThat(path).hasBinaryContent(own);
                return path;
            }
        });
    }

    @Test
    void renameKeepsDifferentFilesOfOneNameApart() throws Exception {
        List<Future<Path>> paths = fetchNamesakes(10, FileExist.Rename);

        assertThat(paths).extracting(Future::get).doesNotHaveDuplicates();
        assertThat(names()).hasSize(10).allMatch(name -> name.matches("file( \\(\\d\\))?\\.bin"));
    }

    @Test
    void ofDifferentFilesOfOneNameFailKeepsOne() throws Exception {
        List<Future<Path>> paths = fetchNamesakes(5, FileExist.Fail);

        List<Throwable> failures = new ArrayList<>();
        for (Future<Path> path : paths) {
            try {
                path.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        assertThat(failures).hasSize(4).hasOnlyElementsOfType(InvalidRequestException.class);
    }

    @Test
    void aPartThatAnotherProcessFetchesIsLeftToIt() throws Exception {
        write(PART, new byte[1000]);
        writeState(SIZE, md5(bytes));
        try (FileChannel other = FileChannel.open(directory.resolve(PART), StandardOpenOption.WRITE)) {
            other.lock();

            assertThatThrownBy(this::download)
                    .isInstanceOf(TemporaryFailureException.class)
                    .hasMessageContaining("in use by another process");
        }
        assertThat(directory.resolve(PART)).hasSize(1000);
        assertThat(server.requests()).isEmpty();
    }

    // Directories and names

    /** It is no better the next time, whatever it is. */
    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @CsvSource({
        "file, file",
        "file/new, file",
        "file/new/one, file",
        "nowhere, nowhere",
        "nowhere/new, nowhere",
        "loop, loop",
        "loop/new/one, loop",
        "toFile, toFile",
        "toFile/new, toFile"
    })
    void whatStandsInTheWayOfTheDirectoryIsNamed(String chosen, String inTheWay) throws Exception {
        Files.createFile(temp.resolve("file"));
        Files.createSymbolicLink(temp.resolve("nowhere"), temp.resolve("gone"));
        Files.createSymbolicLink(temp.resolve("loop"), temp.resolve("loop"));
        Files.createSymbolicLink(temp.resolve("toFile"), temp.resolve("file"));
        directory = temp.resolve(chosen);

        assertThatThrownBy(this::download)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("downloadDirectory " + directory + " cannot be created: ")
                .hasMessageContaining(temp.resolve(inTheWay) + " is not a directory")
                .satisfies(
                        e -> assertThat(((FileHostException) e).isRetryable()).isFalse());
    }

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @ValueSource(strings = {"link", "link/new"})
    void theDirectoryMayBeALinkToOne(String chosen) throws Exception {
        Files.createSymbolicLink(temp.resolve("link"), Files.createDirectory(temp.resolve("real")));
        directory = temp.resolve(chosen);

        assertThat(download()).hasBinaryContent(bytes);
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
        Files.writeString(temp.resolve("a"), "a file where a directory should be");

        assertThatThrownBy(this::download)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(directory.toString());
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil.sh", "/etc/passwd", "..", "C:\\autoexec.bat", "CON", ""})
    void neverWritesOutsideTheDirectory(String name) throws Exception {
        Path path = download(FileExist.Fail, file(new FileFacts("id1", name, SIZE, md5(bytes))));

        assertThat(path.normalize().getParent()).isEqualTo(directory);
        assertThat(path).hasBinaryContent(bytes);
        try (Stream<Path> outside = Files.walk(temp)) {
            assertThat(outside.filter(Files::isRegularFile)).containsExactly(path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "What?.mkv, What_.mkv",
        "'a<b>c:d\"e|f?g*h.txt', a_b_c_d_e_f_g_h.txt",
    })
    void aNameThatTheFileSystemRefusesIsWrittenInAnother(String name, String portable) throws Exception {
        TroubledFileSystem files = new TroubledFileSystem();
        files.refused = part -> part.matches("(?s).*[<>:\"|?*].*");
        DirectoryDownload download = new DirectoryDownload(files.path(directory), FileExist.Fail, 1);
        FileFacts facts = new FileFacts("id1", name, SIZE, md5(bytes));

        for (int i = 0; i < 2; i++) {
            assertThat(download.download(file(facts), name))
                    .hasToString(directory.resolve(portable).toString());
        }

        assertThat(directory.resolve(portable)).hasBinaryContent(bytes);
        assertThat(names()).containsExactly(portable);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"What?.mkv, What_.mkv", "etc..., etc___", "'a. .', a___", "a.b.c, a.b.c"})
    void aNameThatWindowsWouldChangeIsWrittenInAnother(String name, String portable) throws Exception {
        TroubledFileSystem windows = new TroubledFileSystem();
        windows.separator = "\\";

        new DirectoryDownload(windows.path(directory), FileExist.Fail, 1).download(file(), name);

        assertThat(names()).containsExactly(portable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"What?.mkv", "a \"b\" <c> | *", "etc..."})
    @DisabledOnOs(OS.WINDOWS)
    void whereNothingRefusesItANameStaysItself(String name) {
        assertThat(download(FileExist.Fail, file(new FileFacts("id1", name, SIZE, md5(bytes)))))
                .hasFileName(name);
    }

    @Test
    void aFullDiskChangesNoName() throws Exception {
        TroubledFileSystem full = new TroubledFileSystem();
        full.refused = part -> part.endsWith(".part");
        full.reason = "No space left on device";

        assertThatThrownBy(() ->
                        new DirectoryDownload(full.path(directory), FileExist.Fail, 1).download(file(), "What?.mkv"))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("No space left on device");
        assertThat(names()).isEmpty();
    }

    /** Files named as the part and the state of another file would be, and bytes in them that are not that file's. */
    @Test
    void noFileIsTakenForAPartOfAnother() throws Exception {
        byte[] evil = new byte[SIZE];
        String state = "{\"size\":" + SIZE + ",\"md5\":null}";
        deliver("one", "movie.bin.vic.part", evil);
        deliver("two", "movie.bin.vic.part.json", state.getBytes(UTF_8));
        deliver("three", "movie.bin.vic.part.json~", state.getBytes(UTF_8));

        Path path = download(FileExist.Fail, file(new FileFacts("vic", "movie.bin", SIZE, null)));

        assertThat(path).hasBinaryContent(bytes);
        assertThat(names())
                .containsExactly(
                        "movie.bin", "movie.bin.vic_part", "movie.bin.vic_part.json", "movie.bin.vic_part.json~");
        assertThat(directory.resolve("movie.bin.vic_part")).hasBinaryContent(evil);
    }

    private void deliver(String id, String name, byte[] content) throws IOException {
        try (FileServer itsServer = new FileServer(content, clock)) {
            FileFacts facts = new FileFacts(id, name, content.length, null);
            download(FileExist.Fail, new RemoteFile(facts, itsServer, null, context, settings()));
        }
    }

    @Test
    void theLongestNameHasRoomForItsPart() throws Exception {
        String id = "i".repeat(64);
        FileFacts facts = new FileFacts(id, "\u65e5".repeat(100) + ".txt", SIZE, md5(bytes));

        assertThat(download(FileExist.Fail, file(facts))).hasBinaryContent(bytes);
    }

    @Test
    void theChecksumIsNotCheckedWhereNobodyWantsIt() {
        byte[] other = new byte[SIZE];
        server.otherwise(FileServer.replying(200, other));
        RemoteFile file = new RemoteFile(facts(), server, null, context, settings(false));

        assertThat(new DirectoryDownload(directory, FileExist.Fail, 1).download(file, "x"))
                .hasBinaryContent(other);
    }

    @Test
    void anInterruptedDownloadEndsAndIsTakenUpWhereItWas() throws Exception {
        Thread me = Thread.currentThread();
        server.then((request, out) -> {
            server.endingAt(100_000).handle(request, out);
            await().until(() -> Files.size(directory.resolve(PART)) == 100_000);
            me.interrupt();
            throw new IOException("break");
        });

        assertThatThrownBy(this::download)
                .isInstanceOf(TemporaryFailureException.class)
                .satisfies(
                        e -> assertThat(((FileHostException) e).isRetryable()).isTrue());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.requests()).hasSize(1);
        assertThat(download()).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly(null, "bytes=100000-");
    }
}
