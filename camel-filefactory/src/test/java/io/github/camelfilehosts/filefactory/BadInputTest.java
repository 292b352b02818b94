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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.internal.FileReference;
import io.github.camelfilehosts.test.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is named before any call is made. */
class BadInputTest extends FileFactoryTestSupport {

    private static final List<String> WITH_ID = List.of("getFileInfo", "getDownloadLink", "download");

    @AfterEach
    void noCallIsMade() {
        assertThat(SERVER.calls()).isEmpty();
        assertThat(SERVER.streamRequests()).isEmpty();
    }

    /** As an {@code AlfaFile} of the other component is. */
    private record Elsewhere(String id, String provider) implements FileReference {}

    @Test
    void aRecordOfAnotherServiceIsNoFileHere() {
        for (String operation : WITH_ID) {
            assertThat(failure("filefactory:" + operation, new Elsewhere("abc", "alfafile")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("a file of alfafile");
        }
        assertThat(FileInfo.missing("abc").provider()).isEqualTo("filefactory");
    }

    static Stream<Optional<Object>> noIds() {
        return Stream.of(
                        "",
                        "   ",
                        "\n",
                        ",",
                        ", ,",
                        List.of(),
                        new String[0],
                        List.of(""),
                        List.of("abc", " "),
                        Arrays.asList("abc", null),
                        List.of("abc", List.of()),
                        "a b\u0000c",
                        "../abc",
                        "abc:def",
                        "<script>",
                        new FileInfo(null, null, null, null, null, null, null, null, null),
                        "x".repeat(65))
                .map(Optional::of);
    }

    @ParameterizedTest
    @MethodSource("noIds")
    void anUnusableIdInTheHeaderIsNotReplacedByTheBody(Optional<Object> id) {
        for (String operation : WITH_ID) {
            verifyNames(
                    failure("filefactory:" + operation, "abc", Map.of(FileFactoryConstants.FILE_ID, id.get())),
                    operation,
                    FileFactoryConstants.FILE_ID);
        }
    }

    @ParameterizedTest
    @MethodSource("noIds")
    void anUnusableIdInTheBodyIsNamed(Optional<Object> id) {
        for (String operation : WITH_ID) {
            verifyNames(failure("filefactory:" + operation, id.get()), operation, "body");
        }
    }

    @Test
    void aMissingIdIsNamed() {
        for (String operation : WITH_ID) {
            verifyNames(failure("filefactory:" + operation, null), operation, "fileId");
        }
    }

    @Test
    void aBodyThatIsNoTextIsNamed() {
        verifyNames(failure("filefactory:getFileInfo", new Object()), "getFileInfo", "body");
        verifyNames(failure("filefactory:getFileInfo", Map.of("a", "b")), "getFileInfo", "body");
    }

    @Test
    void aHeaderThatIsNoTextIsNamed() {
        FileHostException failure =
                failure("filefactory:getFileInfo", "abc", Map.of(FileFactoryConstants.FILE_ID, new Object()));

        verifyNames(failure, "getFileInfo", FileFactoryConstants.FILE_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"getDownloadLink", "download"})
    void twoIdsWhereOneIsDueAreAnError(String operation) {
        verifyNames(failure("filefactory:" + operation, "abc,def"), operation, "[abc, def]");
        verifyNames(failure("filefactory:" + operation, List.of("abc", "abc")), operation, "fileId");
        verifyNames(failure("filefactory:" + operation + "?fileId=abc,def", null), operation, "fileId");
        verifyNames(
                failure("filefactory:" + operation, null, Map.of(FileFactoryConstants.FILE_ID, "abc def")),
                operation,
                FileFactoryConstants.FILE_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"getDownloadLink", "download"})
    void aBlankFilePasswordIsAnError(String operation) {
        verifyNames(
                failure("filefactory:" + operation, "abc", Map.of(FileFactoryConstants.FILE_PASSWORD, " ")),
                operation,
                FileFactoryConstants.FILE_PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"getfileinfos", "upload", "", "-", "get File Info"})
    void anUnknownOperationInTheHeaderIsNamed(String operation) {
        FileHostException failure = failure(
                "filefactory:getFileInfo?allowOperationHeader=true",
                "abc",
                Map.of(FileFactoryConstants.OPERATION, operation));

        assertThat(failure)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'" + operation + "'")
                .hasMessageContaining("getDownloadLink");
    }

    @ParameterizedTest
    @ValueSource(strings = {"getfileinfos", "upload", "getFileInfo/abc"})
    void anUnknownOperationInTheUriIsNamed(String operation) {
        assertThatThrownBy(() -> context.getEndpoint("filefactory:" + operation))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'" + operation + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "maxRetries, -1",
        "retryDelay, -1",
        "maxWait, -5000",
        "requestsPerHour, -1",
        "downloadConnections, 0",
        "maxConcurrentRequests, 0",
        "maxConcurrentTransfers, -1",
        "minTransferRate, -1",
        "fileExist, Sometimes",
        "verifyChecksum, perhaps",
        "maxRetries, many",
        "maxWait, soon",
        "apiUrl, nonsense",
        "apiUrl, ftp://localhost/v1",
        "apiUrl, http://",
        "apiUrl, //localhost/v1",
        "apiUrl, RAW(http://local host/v1)",
        "apiUrl, RAW(http://localhost:port/v1)",
        "apiUrl, RAW(http://localhost/v1?key=5)",
        "apiUrl, RAW(http://localhost/v1#top)",
        "apiUrl, RAW(http://user:hidden@localhost/v1)",
        "email, RAW( )",
        "password, RAW( )",
        "authKey, RAW( )",
        "downloadDirectory, RAW( )",
        "fileName, RAW( )",
        "transferHosts, RAW( )",
        "transferHosts, http://localhost",
        "transferHosts, localhost:80"
    })
    void anUnusableOptionIsNamed(String option, String value) {
        assertThatThrownBy(() -> context.getEndpoint("filefactory:getFileInfo?" + option + "=" + value))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasStackTraceContaining(option);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "https://api.filefactory.com/v1/",
                "HTTPS://API.FileFactory.com/v1",
                "http://file_factory:8080/v1",
                "http://[::1]:80/v1"
            })
    void anApiUrlMayBeAnyHost(String url) {
        assertThat(context.getEndpoint("filefactory:getFileInfo?email=e&password=p&apiUrl=RAW(" + url + ")"))
                .isNotNull();
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> context.getEndpoint("filefactory:getFileInfo?passwort=x"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("passwort");
    }

    @ParameterizedTest
    @ValueSource(strings = {"getMemberInfo", "getSessionKey"})
    void withoutCredentialsTheOptionsThatAreMissingAreNamed(String operation) {
        withoutAccount();

        FileHostException failure = failure("filefactory:" + operation, null);

        verifyNames(failure, operation, "email");
        assertThat(failure).hasMessageContaining("password").hasMessageContaining("authKey");
    }

    @Test
    void halfAnAccountIsAnError() {
        withoutAccount();

        assertThatThrownBy(() -> context.getEndpoint("filefactory:getMemberInfo?email=a@example.com"))
                .hasStackTraceContaining("option password");
        assertThatThrownBy(() -> context.getEndpoint("filefactory:getMemberInfo?password=hidden-pw"))
                .hasStackTraceContaining("email");
        assertThatThrownBy(() -> context.getEndpoint("filefactory:getFileInfo?authKey=hidden-key"))
                .hasStackTraceContaining("option authKey");
    }

    @Test
    void onlyLinksAreWatched() {
        assertThatThrownBy(() -> context.getEndpoint("filefactory:download").createConsumer(exchange -> {}))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("filefactory download")
                .hasMessageContaining("[getFileInfo]");
    }

    @Test
    void aFileIsNoId() {
        SERVER.addFile("abc", "a", Content.of("a"));
        Object file = succeed("filefactory:download", "abc").getMessage().getBody();
        SERVER.reset();

        verifyNames(failure("filefactory:download", file), "download", "body");
    }

    private static void verifyNames(FileHostException failure, String operation, String name) {
        assertThat(failure).isInstanceOf(InvalidRequestException.class).hasMessageContaining(name);
        assertThat(failure.getOperation()).isEqualTo(operation);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getCode()).isNull();
    }
}
