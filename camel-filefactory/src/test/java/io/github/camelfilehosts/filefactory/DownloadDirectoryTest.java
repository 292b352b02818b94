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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadDirectoryTest extends FileFactoryTestSupport {

    private static final Content CONTENT = Content.random(300_000, 1);

    @Test
    void putsAFileInTheBodyAndNothingElseInTheDirectory() throws IOException {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);

        Message message = download("").getMessage();

        assertThat(message.getBody()).isEqualTo(directory.resolve("Tulips.jpg").toFile());
        assertThat(message.getBody(File.class)).hasBinaryContent(CONTENT.toByteArray());
        assertThat(message.getHeader(Exchange.FILE_NAME)).isEqualTo("Tulips.jpg");
        assertThat(message.getHeader(Exchange.FILE_LENGTH)).isEqualTo(300_000L);
        assertThat(message.getHeader(FileFactoryConstants.MD5)).isEqualTo(CONTENT.md5());
        assertThat(files()).containsExactly("Tulips.jpg");
    }

    @Test
    void makesTheDirectory() {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);

        succeed("filefactory:download?downloadDirectory=" + directory.resolve("new/one"), "abc");

        assertThat(directory.resolve("new/one/Tulips.jpg")).exists();
    }

    @Test
    void aFileThatIsThereAndRightIsNotFetchedAgain() {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);
        download("");

        assertThat(download("").getMessage().getBody(File.class)).hasBinaryContent(CONTENT.toByteArray());

        assertThat(SERVER.downloads("abc")).isEqualTo(1);
        assertThat(SERVER.bytesServed()).isEqualTo(300_000);
    }

    @Test
    void byDefaultAnotherFileOfThatNameIsLeftAloneAndNamed() throws IOException {
        putOther();

        FileHostException failure = failure(uri(""), "abc");

        assertThat(failure)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Tulips.jpg")
                .hasMessageContaining("fileExist");
        assertThat(directory.resolve("Tulips.jpg")).hasContent("other");
        assertThat(files()).containsExactly("Tulips.jpg");
        assertThat(SERVER.downloads("abc")).isZero();
    }

    @Test
    void anotherFileOfThatNameMayBeOverridden() throws IOException {
        putOther();

        download("&fileExist=Override");

        assertThat(directory.resolve("Tulips.jpg")).hasBinaryContent(CONTENT.toByteArray());
        assertThat(files()).containsExactly("Tulips.jpg");
    }

    @Test
    void besideAnotherFileOfThatNameTheNextNameIsTaken() throws IOException {
        putOther();
        Files.writeString(directory.resolve("Tulips (1).jpg"), "other too");

        Message message = download("&fileExist=Rename").getMessage();
        Message again = download("&fileExist=Rename").getMessage();

        assertThat(message.getHeader(Exchange.FILE_NAME)).isEqualTo("Tulips (2).jpg");
        assertThat(message.getBody(File.class)).hasBinaryContent(CONTENT.toByteArray());
        assertThat(again.getBody()).isEqualTo(message.getBody());
        assertThat(files()).containsExactlyInAnyOrder("Tulips.jpg", "Tulips (1).jpg", "Tulips (2).jpg");
        assertThat(SERVER.downloads("abc")).isEqualTo(1);
    }

    @Test
    void aFileOfTheSameSizeButOtherBytesIsAnotherFile() throws IOException {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);
        Files.write(directory.resolve("Tulips.jpg"), Content.random(300_000, 2).toByteArray());

        assertThat(failure(uri(""), "abc")).isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.txt", "/etc/evil.txt", "..\\evil.txt", "..", ".", "a/../../evil.txt"})
    void noNameLeadsOutOfTheDirectory(String name) throws IOException {
        SERVER.addFile("abc", name, CONTENT);
        Path inner = Files.createDirectory(directory.resolve("inner"));

        File byName = result(File.class, "filefactory:download?downloadDirectory=" + inner, "abc");
        SERVER.addFile("def", "good.txt", Content.of("good"));
        File byOption = result(
                File.class,
                "filefactory:download?downloadDirectory=" + inner + "&fileExist=Rename&fileName=" + name,
                "def");

        assertThat(byName.toPath().toRealPath()).hasParentRaw(inner.toRealPath());
        assertThat(byOption.toPath().toRealPath()).hasParentRaw(inner.toRealPath());
        assertThat(files()).containsExactly("inner");
    }

    @Test
    void theOptionFileNameBeatsTheServicesName() {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);

        Message message = download("&fileName=mine.jpg").getMessage();

        assertThat(message.getHeader(Exchange.FILE_NAME)).isEqualTo("mine.jpg");
        assertThat(directory.resolve("mine.jpg")).hasBinaryContent(CONTENT.toByteArray());
    }

    @Test
    void aBrokenConnectionIsResumed() {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);
        SERVER.failDownload("abc", DownloadFault.endAfter(100_000), 1);

        assertThat(download("").getMessage().getBody(File.class)).hasBinaryContent(CONTENT.toByteArray());

        assertThat(SERVER.rangesAsked("abc")).containsExactly("bytes=100000-");
    }

    @Test
    void whatIsThereIsResumedAfterARestart() throws Exception {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);
        SERVER.failDownload("abc", DownloadFault.endAfter(100_000), 1);
        assertThat(failure(uri("&maxRetries=0"), "abc")).isInstanceOf(TemporaryFailureException.class);
        assertThat(directory.resolve("Tulips.jpg.abc.part")).hasSize(100_000);
        assertThat(directory.resolve("Tulips.jpg")).doesNotExist();

        restartCamel();
        download("");

        assertThat(directory.resolve("Tulips.jpg")).hasBinaryContent(CONTENT.toByteArray());
        assertThat(files()).containsExactly("Tulips.jpg");
        assertThat(SERVER.rangesAsked("abc")).containsExactly("bytes=100000-");
        assertThat(SERVER.bytesServed()).isEqualTo(300_000);
    }

    @Test
    void whatIsThereOfAnotherVersionIsNotResumed() {
        SERVER.addFile("abc", "Tulips.jpg", Content.random(300_000, 7));
        SERVER.failDownload("abc", DownloadFault.endAfter(100_000), 1);
        failure(uri("&maxRetries=0"), "abc");
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);

        download("");

        assertThat(directory.resolve("Tulips.jpg")).hasBinaryContent(CONTENT.toByteArray());
        assertThat(SERVER.rangesAsked("abc")).isEmpty();
    }

    @Test
    void withoutAnMd5WhatIsThereOfAFileThatWasAddedAtAnotherTimeIsNotResumed() {
        SERVER.addFile("abc", "Tulips.jpg", Content.random(300_000, 7)).md5(null);
        SERVER.failDownload("abc", DownloadFault.endAfter(100_000), 1);
        failure(uri("&maxRetries=0"), "abc");
        SERVER.addFile("abc", "Tulips.jpg", CONTENT).md5(null).added("2015-01-23 06:49:39");

        download("");

        assertThat(directory.resolve("Tulips.jpg")).hasBinaryContent(CONTENT.toByteArray());
        assertThat(SERVER.rangesAsked("abc")).isEmpty();
    }

    @Test
    void aServerThatDoesNotResumeInAFirstRunSendsItAnew() throws IOException {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);
        SERVER.failDownload("abc", DownloadFault.endAfter(7_001), 1);
        SERVER.failDownload("abc", DownloadFault.ignoreRange(), 1);

        download("");

        assertThat(directory.resolve("Tulips.jpg")).hasBinaryContent(CONTENT.toByteArray());
        assertThat(SERVER.rangesAsked("abc")).containsExactly("bytes=7001-");
        assertThat(files()).containsExactly("Tulips.jpg");
    }

    @Test
    void aDirectoryOfThatNameIsFoundOutBeforeAByteIsFetched() throws IOException {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);
        Files.createDirectory(directory.resolve("Tulips.jpg"));

        assertThat(failure(uri("&fileExist=Override"), "abc"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(directory.resolve("Tulips.jpg").toString());
        assertThat(SERVER.downloads("abc")).isZero();
        assertThat(files()).containsExactly("Tulips.jpg");
    }

    @Test
    void aPartThatIsDamagedIsFetchedAnew() throws IOException {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);
        SERVER.failDownload("abc", DownloadFault.endAfter(100_000), 1);
        failure(uri("&maxRetries=0"), "abc");
        Files.write(directory.resolve("Tulips.jpg.abc.part"), new byte[100_000]);

        download("");

        assertThat(directory.resolve("Tulips.jpg")).hasBinaryContent(CONTENT.toByteArray());
    }

    @Test
    void aWrongMd5LeavesNothing() throws IOException {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT).md5("00000000000000000000000000000000");

        FileHostException failure = failure(uri(""), "abc");

        assertThat(failure).isInstanceOf(CorruptTransferException.class);
        assertThat(failure.getOperation()).isEqualTo("download");
        assertThat(files()).isEmpty();
    }

    @Test
    void aWrongLengthNeverLooksWhole() {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT).md5(null).size(300_001);

        assertThat(send(uri(""), "abc").isFailed()).isTrue();

        assertThat(directory.resolve("Tulips.jpg")).doesNotExist();
    }

    @Test
    void ofManyAtOnceAfterOneFileOneFetchesIt() throws Exception {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);

        List<Exchange> exchanges = Crowd.results(8, i -> send(uri(""), "abc"));

        assertThat(exchanges)
                .allSatisfy(exchange ->
                        assertThat(exchange.getMessage().getBody(File.class)).hasBinaryContent(CONTENT.toByteArray()));
        assertThat(SERVER.downloads("abc")).isEqualTo(1);
    }

    @Test
    void twoFilesOfOneNameDoNotMix() throws Exception {
        SERVER.addFile("abc", "same.bin", CONTENT);
        SERVER.addFile("def", "same.bin", Content.random(300_000, 2));

        List<Exchange> exchanges = Crowd.results(6, i -> send(uri("&fileExist=Rename"), i % 2 == 0 ? "abc" : "def"));

        for (int i = 0; i < 6; i++) {
            assertThat(exchanges.get(i).getMessage().getBody(File.class))
                    .hasBinaryContent(
                            Content.random(300_000, i % 2 == 0 ? 1 : 2).toByteArray());
        }
        assertThat(files()).containsExactlyInAnyOrder("same.bin", "same (1).bin");
    }

    @Test
    void noMoreFilesAreMovedAtATimeThanConfigured() throws Exception {
        for (int i = 0; i < 8; i++) {
            SERVER.addFile("f" + i, "f" + i, CONTENT);
            SERVER.failDownload("f" + i, DownloadFault.drip(3_000_000), 1);
        }

        List<Exchange> exchanges = Crowd.results(8, i -> send(uri("&maxConcurrentTransfers=3"), "f" + i));

        assertThat(exchanges).noneMatch(Exchange::isFailed);
        assertThat(SERVER.maxConcurrentDownloads()).isBetween(2, 3);
    }

    @Test
    void aListenerHearsOfTheBytes() {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);
        SERVER.addFile("bad", "Bad.jpg", CONTENT).md5("00000000000000000000000000000000");
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        context.getRegistry().bind("listener", new TransferListener() {
            @Override
            public void started(Transfer transfer) {
                events.add("started " + transfer.fileId() + " " + transfer.name() + " " + transfer.size());
            }

            @Override
            public void transferred(Transfer transfer, long bytes) {
                events.add("transferred " + bytes);
            }

            @Override
            public void completed(Transfer transfer) {
                events.add("completed " + transfer.provider() + " " + transfer.operation());
                throw new IllegalStateException("a listener that fails does not fail the transfer");
            }

            @Override
            public void failed(Transfer transfer, Throwable cause) {
                events.add("failed " + cause.getClass().getSimpleName());
            }
        });

        download("&transferListener=#listener");
        failure(uri("&transferListener=#listener"), "bad");

        assertThat(events)
                .containsSubsequence(
                        "started abc Tulips.jpg 300000",
                        "transferred 300000",
                        "completed filefactory download",
                        "started bad Bad.jpg 300000",
                        "failed CorruptTransferException");
    }

    static Stream<Arguments> failuresBeforeTheFirstByte() {
        return Stream.of(
                        DownloadFault.redirectToCodePage(254),
                        DownloadFault.html(200),
                        DownloadFault.html(404),
                        DownloadFault.status(403),
                        DownloadFault.status(503),
                        DownloadFault.redirectTo("/nowhere"),
                        DownloadFault.resetBeforeReply())
                .flatMap(fault -> Stream.of(1, 4).map(connections -> Arguments.of(fault, connections)));
    }

    @ParameterizedTest
    @MethodSource("failuresBeforeTheFirstByte")
    void aDownloadOfWhichNothingCameLeavesNothing(DownloadFault fault, int connections) {
        SERVER.addFile("abc", "Tulips.jpg", Content.random(5_000_000, 1));
        SERVER.failDownload("abc", fault, 99);

        failure(uri("&downloadConnections=" + connections), "abc");

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatCameBeforeStaysWhereNothingMoreComes() throws IOException {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);
        SERVER.failDownload("abc", DownloadFault.endAfter(100_000), 1);
        failure(uri("&maxRetries=0"), "abc");
        SERVER.failDownload("abc", DownloadFault.html(404), 99);

        failure(uri("&maxRetries=0"), "abc");

        assertThat(files()).containsExactlyInAnyOrder("Tulips.jpg.abc.part", "Tulips.jpg.abc.part.json");
        assertThat(directory.resolve("Tulips.jpg.abc.part")).hasSize(100_000);
    }

    private Exchange download(String options) {
        return succeed(uri(options), "abc");
    }

    private String uri(String options) {
        return "filefactory:download?downloadDirectory=" + directory + options;
    }

    private void putOther() throws IOException {
        SERVER.addFile("abc", "Tulips.jpg", CONTENT);
        Files.writeString(directory.resolve("Tulips.jpg"), "other");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
