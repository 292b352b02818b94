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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileExist;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.transfer.FileServer;
import io.github.camelfilehosts.internal.transfer.TransferTestSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file without an MD5 is changed at its server, for one of the same size, while it is fetched: what comes out is
 * never a mixture.
 */
class SameVersionTest extends TransferTestSetup {

    private static final String DATE = "Date: Thu, 22 Oct 2015 07:28:00 GMT";
    private static final String MODIFIED = "Last-Modified: Wed, 21 Oct 2015 07:28:00 GMT";
    private static final String MODIFIED_LATER = "Last-Modified: Wed, 21 Oct 2015 07:28:01 GMT";
    private static final int BIG = 6 * 1024 * 1024 + 1234;

    private final byte[] newBytes = new byte[SIZE];

    @TempDir
    Path directory;

    /** Has the file of that name that has taken the first one's place. */
    private FileServer newServer;

    @BeforeEach
    void startNewServer() throws IOException {
        Arrays.fill(newBytes, (byte) 7);
        newServer = new FileServer(newBytes, clock);
    }

    @AfterEach
    void stopNewServer() throws IOException {
        newServer.close();
    }

    private Path download(FileServer from, String revision) {
        return download(from, 1, new FileFacts("id1", "file.bin", from.file.length, null, revision));
    }

    private Path download(FileServer from, int connections, FileFacts facts) {
        RemoteFile file = new RemoteFile(facts, from, null, context, settings());
        return new DirectoryDownload(directory, FileExist.Fail, connections).download(file, "file.bin");
    }

    /** A first run that ends at byte 100,000. */
    private void downloadPart(String revision) {
        for (int i = 0; i < 4; i++) {
            server.then(server.endingAt(100_000));
        }
        assertThatThrownBy(() -> download(server, revision)).isInstanceOf(TemporaryFailureException.class);
        assertThat(directory.resolve("file.bin.id1.part")).hasSize(100_000);
    }

    // Of a run, and the one before

    static Stream<List<List<String>>> changed() {
        return Stream.of(
                List.of(List.of("ETag: \"a\""), List.of("ETag: \"b\"")),
                List.of(List.of("ETag: \"a\"", MODIFIED, DATE), List.of("ETag: \"b\"", MODIFIED, DATE)),
                List.of(List.of("ETag: W/\"a\""), List.of("ETag: W/\"b\"")),
                List.of(List.of("ETag: unquoted"), List.of("ETag: unquoted too")),
                List.of(List.of("ETag: \"a\""), List.of()),
                List.of(List.of("ETag: \"a\"", MODIFIED, DATE), List.of(MODIFIED, DATE)),
                List.of(List.of(), List.of("ETag: \"a\"")),
                List.of(List.of(MODIFIED, DATE), List.of(MODIFIED_LATER, DATE)),
                List.of(List.of(MODIFIED), List.of(MODIFIED_LATER)),
                List.of(List.of(MODIFIED), List.of()),
                List.of(List.of(), List.of(MODIFIED, DATE)));
    }

    @ParameterizedTest
    @MethodSource("changed")
    void isFetchedAnewWhereTheServerSendsThePartOfAnother(List<List<String>> thenAndNow) throws Exception {
        newServer.knowsIfRange = false;

        assertIsFetchedAnew(thenAndNow);
    }

    @ParameterizedTest
    @MethodSource("changed")
    void isFetchedAnewWhereTheServerKnowsIfRange(List<List<String>> thenAndNow) throws Exception {
        assertIsFetchedAnew(thenAndNow);
    }

    private void assertIsFetchedAnew(List<List<String>> thenAndNow) {
        server.validators = thenAndNow.get(0);
        newServer.validators = thenAndNow.get(1);
        downloadPart(null);

        assertThat(download(newServer, null)).hasBinaryContent(newBytes);
        assertThat(newServer.ranges()).containsExactly("bytes=100000-", null);
    }

    /** Where nothing else tells versions apart. */
    @Test
    void isFetchedAnewWhereAPartIsOfAFileOfAnotherLength() {
        downloadPart(null);
        newServer.then(newServer.partOf("300500", SIZE));

        assertThat(download(newServer, null)).hasBinaryContent(newBytes);
        assertThat(newServer.ranges()).containsExactly("bytes=100000-", null);
    }

    @Test
    void isFetchedAnewWhereTheServerSendsAllOfIt() {
        downloadPart(null);
        newServer.resumable = false;

        assertThat(download(newServer, null)).hasBinaryContent(newBytes);
    }

    static Stream<List<String>> unchanged() {
        return Stream.of(
                List.of("ETag: \"a\""),
                List.of("ETag: \"a\"", MODIFIED, DATE),
                List.of("ETag: W/\"a\""),
                List.of(MODIFIED, DATE),
                List.of(MODIFIED),
                List.of());
    }

    @ParameterizedTest
    @MethodSource("unchanged")
    void goesOnWhereNothingSaysThatItHasChanged(List<String> validators) {
        server.validators = validators;
        downloadPart("2014");
        server.requests().clear();

        assertThat(download(server, "2014")).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly("bytes=100000-");
    }

    @Test
    void asksWithTheStrongValidatorThatThereIs() {
        assertThat(ifRangeAfter("ETag: \"a\"", MODIFIED, DATE)).isEqualTo("\"a\"");
        assertThat(ifRangeAfter(MODIFIED, DATE)).isEqualTo("Wed, 21 Oct 2015 07:28:00 GMT");
        assertThat(ifRangeAfter("ETag: W/\"a\"", MODIFIED, DATE)).isNull();
        // It may have changed again in the second in which it was asked for.
        assertThat(ifRangeAfter(MODIFIED, "Date: Wed, 21 Oct 2015 07:28:00 GMT"))
                .isNull();
        assertThat(ifRangeAfter(MODIFIED)).isNull();
        assertThat(ifRangeAfter("Last-Modified: yesterday", DATE)).isNull();
        assertThat(ifRangeAfter()).isNull();
    }

    private String ifRangeAfter(String... validators) {
        server.validators = List.of(validators);
        server.requests().clear();
        server.then(server.endingAt(1000));
        FileFacts facts = new FileFacts("id" + validators.length + List.of(validators), "file.bin", SIZE, null);
        new DirectoryDownload(directory, FileExist.Rename, 1)
                .download(new RemoteFile(facts, server, null, context, settings()), facts.id());
        assertThat(server.ranges()).containsExactly(null, "bytes=1000-");
        assertThat(server.requests().get(0).header("if-range")).isNull();
        return server.requests().get(1).header("if-range");
    }

    @Test
    void isFetchedAnewWhereTheServiceSaysThatItIsAnother() {
        downloadPart("2014-01-23");

        assertThat(download(newServer, "2015-01-23")).hasBinaryContent(newBytes);
        assertThat(newServer.ranges()).containsExactly((String) null);
    }

    /** Servers that hold copies of a file may each have validators of its own. */
    @Test
    void whereTheMd5DecidesNothingElseDoes() {
        server.validators = List.of("ETag: \"a\"");
        FileFacts facts = new FileFacts("id1", "file.bin", SIZE, md5(bytes), "2014");
        for (int i = 0; i < 4; i++) {
            server.then(server.endingAt(100_000));
        }
        assertThatThrownBy(() -> download(server, 1, facts)).isInstanceOf(TemporaryFailureException.class);
        server.requests().clear();
        server.validators = List.of("ETag: \"b\"");

        FileFacts later = new FileFacts("id1", "file.bin", SIZE, md5(bytes), "2015");
        assertThat(download(server, 1, later)).hasBinaryContent(bytes);
        assertThat(server.ranges()).containsExactly("bytes=100000-");
        assertThat(server.requests().get(0).header("if-range")).isNull();
    }

    // Within a run

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isFetchedAnewWhereItChangesWithinARun(boolean knowsIfRange) {
        server.validators = List.of("ETag: \"a\"");
        newServer.validators = List.of("ETag: \"b\"");
        newServer.knowsIfRange = knowsIfRange;
        server.then(server.endingAt(100_000)).otherwise(newServer::serve);

        assertThat(download(server, null)).hasBinaryContent(newBytes);
        assertThat(server.ranges()).containsExactly(null, "bytes=100000-", null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStreamEndsWhereItChanges(boolean knowsIfRange) {
        server.validators = List.of("ETag: \"a\"");
        newServer.validators = List.of("ETag: \"b\"");
        newServer.knowsIfRange = knowsIfRange;
        server.then(server.endingAt(100_000)).otherwise(newServer::serve);
        ByteArrayOutputStream got = new ByteArrayOutputStream();

        Throwable failure = catchThrowable(() -> {
            try (InputStream in =
                    file(new FileFacts("id1", "file.bin", SIZE, null)).open()) {
                in.transferTo(got);
            }
        });

        assertThat(failure)
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("100000");
        assertThat(got.toByteArray()).isEqualTo(Arrays.copyOf(bytes, 100_000));
    }

    /**
     * The first answer has told the length: as that of the whole file, or as the total of a part; or a later one was
     * the first to tell.
     */
    @ParameterizedTest
    @ValueSource(strings = {"", "300000", "*,300000"})
    void aStreamEndsWhereAPartIsOfAFileOfAnotherLength(String totals) {
        if (totals.isEmpty()) {
            server.then(server.endingAt(100_000));
        } else {
            int end = 0;
            for (String total : totals.split(",")) {
                end += 50_000;
                server.then(server.partOf(total, end));
            }
        }
        server.otherwise(newServer.partOf("300500", SIZE));
        ByteArrayOutputStream got = new ByteArrayOutputStream();

        Throwable failure = catchThrowable(() -> {
            try (InputStream in =
                    file(new FileFacts("id1", "file.bin", SIZE, null)).open()) {
                in.transferTo(got);
            }
        });

        assertThat(failure).isInstanceOf(IOException.class).hasCauseInstanceOf(TemporaryFailureException.class);
        assertThat(got.toByteArray()).isEqualTo(Arrays.copyOf(bytes, got.size()));
    }

    @Test
    void aStreamOfUnknownSizeEndsWhereAPartIsOfAFileOfAnotherLength() {
        server.then(server.endingAt(100_000)).otherwise(newServer.partOf("300500", SIZE));
        ByteArrayOutputStream got = new ByteArrayOutputStream();

        assertThatThrownBy(() -> {
                    try (InputStream in =
                            file(new FileFacts("id1", "file.bin", -1, null)).open()) {
                        in.transferTo(got);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(TemporaryFailureException.class);
        assertThat(got.toByteArray()).isEqualTo(Arrays.copyOf(bytes, 100_000));
    }

    @Test
    void aTotalThatIsNotToldSaysNothing() throws Exception {
        server.then(server.endingAt(100_000)).otherwise(server.partOf("*", SIZE));

        try (InputStream in = file(new FileFacts("id1", "file.bin", SIZE, null)).open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aStreamThatHasNoByteYetTakesEither() throws Exception {
        server.validators = List.of("ETag: \"a\"");
        newServer.validators = List.of("ETag: \"b\"");
        newServer.knowsIfRange = false;
        server.then(server.endingAt(1000)).otherwise(newServer::serve);

        try (InputStream in = file(new FileFacts("id1", "file.bin", SIZE, null)).open(1000)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(newBytes, 1000, SIZE));
        }
    }

    // Ranges side by side

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void rangesSideBySideAreOfOneVersion(int oldOnes) throws Exception {
        byte[] old = randomBytes(BIG);
        byte[] now = new byte[BIG];
        try (FileServer oldServer = new FileServer(old, clock);
                FileServer nowServer = new FileServer(now, clock)) {
            oldServer.connections = 3;
            oldServer.validators = List.of("ETag: \"a\"");
            nowServer.validators = List.of("ETag: \"b\"");
            for (int i = 0; i < oldOnes; i++) {
                oldServer.then(oldServer::serve);
            }
            oldServer.otherwise(nowServer::serve);

            assertThat(download(oldServer, 3, new FileFacts("id1", "file.bin", BIG, null)))
                    .hasBinaryContent(now);
        }
    }

    @Test
    void rangesOfARunGoWithThoseOfTheOneBefore() throws Exception {
        byte[] old = randomBytes(BIG);
        byte[] now = new byte[BIG];
        try (FileServer oldServer = new FileServer(old, clock);
                FileServer nowServer = new FileServer(now, clock)) {
            oldServer.connections = 2;
            nowServer.connections = 2;
            oldServer.validators = List.of("ETag: \"a\"");
            nowServer.validators = List.of("ETag: \"b\"");
            oldServer
                    .then(oldServer::serve)
                    .then(oldServer::serve)
                    .then(oldServer::serve)
                    .otherwise(FileServer.replying(403, new byte[0]));
            FileFacts facts = new FileFacts("id1", "file.bin", BIG, null);
            assertThatThrownBy(() -> download(oldServer, 2, facts)).isInstanceOf(FileAccessDeniedException.class);

            assertThat(download(nowServer, 2, facts)).hasBinaryContent(now);
        }
    }

    @Test
    void rangesSideBySideOfAFileThatStaysItself() throws Exception {
        byte[] big = randomBytes(BIG);
        try (FileServer bigServer = new FileServer(big, clock)) {
            bigServer.connections = 3;
            bigServer.validators = List.of("ETag: \"a\"");

            assertThat(download(bigServer, 3, new FileFacts("id1", "file.bin", BIG, null)))
                    .hasBinaryContent(big);
            assertThat(bigServer.requests()).hasSize(7);
        }
    }
}
