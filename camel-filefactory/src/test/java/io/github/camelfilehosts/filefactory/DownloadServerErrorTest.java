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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.filefactory.model.DownloadLink;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages to which download servers redirect what they refuse, and HTML in place of a file. */
class DownloadServerErrorTest extends FileFactoryTestSupport {

    private static final Content CONTENT = Content.random(50_000, 1);

    @BeforeEach
    void addFile() {
        SERVER.addFile("abc", "a.bin", CONTENT);
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                arguments(152, AuthenticationFailedException.class, null, 1),
                arguments(251, FileNotFoundOnHostException.class, null, 1),
                arguments(252, FileNotFoundOnHostException.class, null, 1),
                arguments(254, FileNotFoundOnHostException.class, null, 1),
                // Longer than maxWait: thrown at once.
                arguments(257, RateLimitedException.class, Duration.ofMinutes(10), 1),
                arguments(258, FileAccessDeniedException.class, null, 1),
                // Two fresh links are tried.
                arguments(263, TemporaryFailureException.class, Duration.ofMinutes(5), 3),
                arguments(265, TemporaryFailureException.class, Duration.ofMinutes(5), 3),
                arguments(266, TemporaryFailureException.class, Duration.ofMinutes(2), 3),
                arguments(274, TemporaryFailureException.class, Duration.ofMinutes(20), 1),
                arguments(275, RateLimitedException.class, Duration.ofMinutes(5), 1),
                arguments(299, UnexpectedResponseException.class, null, 1));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void aCodeThatStays(int code, Class<?> type, Duration retryAfter, int requests) {
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(code), 99);

        FileHostException failure = readFailure();

        assertThat(failure).isInstanceOf(type).hasMessageContaining("abc").hasMessageContaining(Integer.toString(code));
        assertThat(failure.getCode()).isEqualTo(code);
        assertThat(failure.getOperation()).isEqualTo("download");
        assertThat(failure.getRetryAfter()).isEqualTo(retryAfter);
        assertThat(SERVER.downloads("abc")).isEqualTo(requests);
        // Every request but the first has a link of its own: a refused one is never used again.
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(requests);
    }

    /** "About ten redirects were followed, the code being noted wherever it came." */
    @ParameterizedTest
    @MethodSource("codes")
    void aCodeCountsWhereverInTheChainItStands(int code, Class<?> type, Duration retryAfter, int requests) {
        SERVER.failDownload(
                "abc",
                DownloadFault.redirectVia("/error.php?code=" + code, "/stream/abc")
                        .and(DownloadFault.html(200)),
                99);

        FileHostException failure = readFailure();

        assertThat(failure).isInstanceOf(type);
        assertThat(failure.getCode()).isEqualTo(code);
        assertThat(failure.getRetryAfter()).isEqualTo(retryAfter);
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(requests);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example/x", "http://localhost:1/error", "/get/round"})
    void aCodeCountsThoughThePageSendsOnToNowhere(String onward) throws IOException {
        try (RawServer host = new RawServer((request, out) -> RawServer.reply(
                out, 302, new byte[0], "Location: " + (request.path().endsWith("254") ? onward : "/e.php?code=254")))) {
            answer(
                    "getDownloadLink",
                    "{\"type\":\"success\",\"result\":{\"url\":\"" + host.uri("/get/x")
                            + "\",\"linkType\":\"premium\"}}");

            FileHostException failure = readFailure();

            assertThat(failure).isInstanceOf(FileNotFoundOnHostException.class);
            assertThat(failure.getCode()).isEqualTo(254);
        }
    }

    /** A mirror may have a {@code code} of its own in its links, or in what counts its downloads. */
    @ParameterizedTest
    @ValueSource(strings = {"/error.php?code=299", "/mirror/a.bin?code=299", "/mirror/a.bin?x=1&code=1"})
    void aCodeThatNobodyKnowsIsNoneWhereTheFileComes(String location) throws IOException {
        SERVER.failDownload("abc", DownloadFault.redirectVia(location, "/stream/abc"), 99);

        try (InputStream in = download().open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(1);
    }

    @Test
    void aCodeThatNobodyKnowsHidesNoneThatIsKnown() {
        SERVER.failDownload(
                "abc",
                DownloadFault.redirectVia("/mirror/a.bin?code=299", "/error.php?code=254")
                        .and(DownloadFault.html(200)),
                99);

        assertThat(readFailure())
                .isInstanceOf(FileNotFoundOnHostException.class)
                .hasMessageContaining("254");
    }

    @Test
    void aCodeThatNobodyKnowsEndsNoTransferThatMayComeRight() throws IOException {
        SERVER.failDownload(
                "abc", DownloadFault.redirectVia("/mirror/a.bin?code=299").and(DownloadFault.status(503)), 1);

        try (InputStream in = download().open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example/x", "http://localhost:1/error"})
    void aCodeThatNobodyKnowsCountsWhereThePageSendsOnToNowhere(String onward) {
        SERVER.failDownload("abc", DownloadFault.redirectVia("/error.php?code=299", onward), 99);

        FileHostException failure = readFailure();

        assertThat(failure).isInstanceOf(UnexpectedResponseException.class);
        assertThat(failure.getCode()).isEqualTo(299);
    }

    @Test
    void aPageThatSaysHowLongToWaitIsBelieved() throws IOException {
        try (RawServer host = new RawServer((request, out) -> {
            if (request.path().equals("/get/x")) {
                RawServer.reply(out, 302, new byte[0], "Location: /error.php?code=275");
            } else {
                byte[] page = "<p>Too many. Please <b>try again in</b> <i>40</i> seconds.</p>".getBytes(UTF_8);
                RawServer.reply(out, 200, page, "Content-Type: text/html");
            }
        })) {
            answer(
                    "getDownloadLink",
                    "{\"type\":\"success\",\"result\":{\"url\":\"" + host.uri("/get/x")
                            + "\",\"linkType\":\"premium\"}}");

            try (InputStream in = download().open()) {
                assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
            }
        }
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(40));
    }

    @Test
    void aRedirectThatWantsItsCookieBackIsSaidToBeOne() {
        SERVER.failDownload("abc", DownloadFault.wantsCookie(), 99);

        assertThat(readFailure())
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("'abc'")
                .hasMessageContaining("sets a cookie");
    }

    @Test
    void aSizeOf0ThatTheLinkContradictsIsNone() throws IOException {
        answer(
                "getFileInfo",
                "{\"type\":\"success\",\"result\":{\"files\":{\"abc\":{\"status\":\"online\",\"name\":\"a.bin\",\"size\":\"0\"}}}}");

        try (InputStream in = download().open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
    }

    @Test
    void anEncodingThatWasNotAskedForIsNamedWhereNothingIsKnownOfTheFile() {
        answer(
                "getFileInfo",
                "{\"type\":\"success\",\"result\":{\"files\":{\"abc\":{\"status\":\"online\",\"name\":\"a.bin\"}}}}");
        answer(
                "getDownloadLink",
                "{\"type\":\"success\",\"result\":{\"url\":\"" + link() + "\",\"linkType\":\"premium\"}}");
        SERVER.failDownload("abc", DownloadFault.gzip(), 99);

        assertThat(readFailure())
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("Content-Encoding 'gzip'");
    }

    /** One that works. */
    private String link() {
        return result(DownloadLink.class, "filefactory:getDownloadLink", "abc").url();
    }

    @Test
    void aRealHtmlFileInChunksIsTheFile() throws IOException {
        SERVER.failDownload(
                "abc",
                DownloadFault.unknownLength().and(DownloadFault.header("Content-Type", "text/html; charset=utf-8")),
                1);

        try (InputStream in = download().open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
        assertThat(SERVER.downloads("abc")).isEqualTo(1);
    }

    /** It would be waited for as long as the soTimeout of three minutes. */
    @Test
    @Timeout(60)
    void aLastChunkThatNeverComesIsNotWaitedFor() throws IOException {
        SERVER.failDownload("abc", DownloadFault.lastChunkMissing(), 1);

        try (InputStream in = download().open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
    }

    @Test
    void a206WithFewerBytesThanAskedGoesOnFromThere() throws IOException {
        SERVER.failDownload("abc", DownloadFault.shortRange(20_000), 99);

        try (InputStream in = download().open(1)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(CONTENT.toByteArray(), 1, (int) CONTENT.size()));
        }
        assertThat(SERVER.downloads("abc")).isEqualTo(3);
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(1);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void tooManyDownloadsAtOnceIsWaitedForWhereMaxWaitAllows() throws IOException {
        component.getConfiguration().setMaxWait(Duration.ofMinutes(6));
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(275), 1);

        try (InputStream in = download().open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
        assertThat(time.waits()).containsExactly(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {263, 265, 266})
    void aCodeThatPassesWithAFreshLinkIsNotSeen(int code) throws IOException {
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(code), 1);

        try (InputStream in = download().open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(2);
    }

    @Test
    void aFileThatIsUnavailableForAWhileIsWaitedForWhereMaxWaitAllows() throws IOException {
        component.getConfiguration().setMaxWait(Duration.ofMinutes(21));
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(274), 1);

        try (InputStream in = download().open()) {
            assertThat(in.readAllBytes()).hasSize(50_000);
        }
        assertThat(time.waits()).containsExactly(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 404, 500, 503})
    void htmlIsNeverTheFile(int status) {
        SERVER.failDownload("abc", DownloadFault.html(status), 99);

        FileHostException failure = readFailure();

        assertThat(failure).isInstanceOf(type(status));
        assertThat(failure.getOperation()).isEqualTo("download");
    }

    private static Class<?> type(int status) {
        return switch (status) {
            case 200 -> UnexpectedResponseException.class;
            case 403 -> FileAccessDeniedException.class;
            case 404 -> FileNotFoundOnHostException.class;
            default -> TemporaryFailureException.class;
        };
    }

    @Test
    void htmlIsNeverTheFileEvenWhereNothingIsKnownOfTheFile() {
        answer(
                "getFileInfo",
                "{\"type\":\"success\",\"result\":{\"files\":{\"abc\":{\"status\":\"online\",\"name\":\"a.bin\"}}}}");
        answer(
                "getDownloadLink",
                "{\"type\":\"success\",\"result\":{\"url\":\"" + SERVER.streamUrl()
                        + "/get/p/abc/nokey/a.bin\",\"linkType\":\"premium\"}}");
        SERVER.failDownload("abc", DownloadFault.html(200), 99);

        assertThat(readFailure()).isInstanceOf(UnexpectedResponseException.class);
    }

    @Test
    void htmlInPlaceOfTheFileLeavesNoFile() {
        SERVER.failDownload("abc", DownloadFault.html(200), 99);

        FileHostException failure = failure("filefactory:download?downloadDirectory=" + directory, "abc");

        assertThat(failure).isInstanceOf(UnexpectedResponseException.class);
        assertThat(directory.resolve("a.bin")).doesNotExist();
    }

    @Test
    void anHtmlFileIsAFileToo() throws IOException {
        Content page = Content.of("<html>my homepage</html>");
        SERVER.addFile("page", "index.html", page);

        try (InputStream in =
                result(HostedFile.class, "filefactory:download", "page").open()) {
            assertThat(in.readAllBytes()).isEqualTo(page.toByteArray());
        }
    }

    @Test
    void aBusyServerSaysHowLongItWantsToBeLeftAlone() throws IOException {
        SERVER.failDownload("abc", DownloadFault.status(429, 11), 1);
        SERVER.failDownload("abc", DownloadFault.status(503, 12), 1);

        try (InputStream in = download().open()) {
            assertThat(in.readAllBytes()).hasSize(50_000);
        }
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(11), Duration.ofSeconds(12));
    }

    private HostedFile download() {
        return result(HostedFile.class, "filefactory:download", "abc");
    }

    private FileHostException readFailure() {
        HostedFile file = download();
        IOException failure = catchThrowableOfType(IOException.class, () -> {
            try (InputStream in = file.open()) {
                in.readAllBytes();
            }
        });
        assertThat(failure).hasCauseInstanceOf(FileHostException.class);
        return (FileHostException) failure.getCause();
    }
}
