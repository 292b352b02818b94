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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.test.Examples;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON decides, whatever surrounds it. */
class EnvelopeTest extends FileFactoryTestSupport {

    private static final String ONLINE =
            "{\"type\":\"success\",\"result\":{\"files\":{\"abc\":{\"status\":\"online\"}}}}";

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
    void anErrorEnvelopeCountsUnderAnyHttpStatus(int status) {
        SERVER.errorStatus(status).failNext("getDownloadLink", 712, 9);

        FileHostException failure = failure("filefactory:getDownloadLink", "abc");

        assertThat(failure).isInstanceOf(FileNotFoundOnHostException.class);
        assertThat(failure.getCode()).isEqualTo(712);
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 500})
    void aSuccessEnvelopeCountsUnderAnyHttpStatus(int status) {
        SERVER.failNextWith("getFileInfo", status, "application/json", ONLINE, 1);

        assertThat(status()).isEqualTo(FileStatus.ONLINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\uFEFF", "\n\n  ", "<br />\n<b>Notice</b>: x<br />"})
    void whatStandsBeforeTheFirstBraceIsSkipped(String stray) {
        answer("getFileInfo", stray + ONLINE);

        assertThat(status()).isEqualTo(FileStatus.ONLINE);
    }

    static Stream<String> noise() {
        return Stream.of(
                "<br />\n<b>Fatal error</b>: Uncaught Exception in /var/www/api.php:7\nStack trace:\n"
                        + "#0 /var/www/index.php(3): {closure}()\n#1 {main}( )\n  thrown in <b>/var/www/api.php</b><br />\n",
                "<!DOCTYPE html><style>body { color: red }</style><script>var a = {b: {}};</script>",
                "{}",
                "{\"level\":\"warning\",\"at\":{\"line\":7}}\n",
                "{\"query\":\"x ",
                "[{\"type\":\"notice\"}]",
                "{'type': 'success'}");
    }

    @ParameterizedTest
    @MethodSource("noise")
    void bracesThatAreNotTheEnvelopesArePassedOver(String noise) {
        answer("getFileInfo", noise + ONLINE + noise);
        assertThat(status()).isEqualTo(FileStatus.ONLINE);

        answer("getFileInfo", noise + "{\"type\":\"error\",\"message\":\"gone\",\"code\":712}" + noise);
        assertThat(failure("filefactory:getFileInfo", "abc").getCode()).isEqualTo(712);
    }

    @Test
    void aSecondEnvelopeIsPassedOver() {
        answer("getFileInfo", ONLINE + "{\"type\":\"error\",\"message\":\"gone\",\"code\":712}");

        assertThat(status()).isEqualTo(FileStatus.ONLINE);
    }

    /** Over a server of its own: the stand-in speaks UTF-8 only. */
    @ParameterizedTest
    @CsvSource({
        "application/json; charset=ISO-8859-1, ISO-8859-1, M\u00fcller.zip",
        "application/json; charset=windows-1252, windows-1252, M\u00fcller \u20ac.zip",
        "application/json; charset=UTF-16, UTF-16, M\u00fcller.zip",
        "application/json; charset=bogus, UTF-8, M\u00fcller.zip",
        "application/json; charset=\"\", UTF-8, M\u00fcller.zip",
        "application/json, ISO-8859-1, M\uFFFDller.zip"
    })
    void namesAreReadInTheCharsetThatTheAnswerNames(String contentType, Charset charset, String name) throws Exception {
        byte[] answer = ONLINE.replace("\"online\"", "\"online\",\"name\":\"" + name.replace('\uFFFD', '\u00fc') + "\"")
                .getBytes(charset);
        try (RawServer server =
                new RawServer((request, out) -> RawServer.reply(out, 200, answer, "Content-Type: " + contentType))) {
            component.getConfiguration().setApiUrl(server.uri("/v1").toString());
            component.getConfiguration().setEmail(null);
            component.getConfiguration().setPassword(null);
            component.getConfiguration().setAuthKey(null);

            assertThat(result(FileInfoList.class, "filefactory:getFileInfo", "abc")
                            .get(0)
                            .name())
                    .isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"Wrong key\",\"Wrong file\"]", "{\"key\":\"Wrong key\",\"file\":\"Wrong file\"}"})
    void aMessageMayBeSeveral(String message) {
        answer("getDownloadLink", "{\"type\":\"error\",\"message\":" + message + ",\"code\":703}");

        assertThat(failure("filefactory:getDownloadLink", "abc")).hasMessageContaining("Wrong key; Wrong file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain; charset=iso-8859-1", "application/octet-stream"})
    void theContentTypeDoesNotMatter(String contentType) {
        SERVER.failNextWith("getFileInfo", 200, contentType, ONLINE, 1);

        assertThat(status()).isEqualTo(FileStatus.ONLINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "\"\"",
                "\"x\"",
                "\"ERR_API_FILE_INVALID\"",
                "7.5",
                "1e9999",
                "99999999999999999999"
            })
    void anErrorWhoseCodeIsNoneIsAnAnswerAllTheSame(String code) {
        answer("getDownloadLink", "{\"type\":\"error\",\"message\":\"gone\",\"code\":" + code + "}");

        FileHostException failure = failure("filefactory:getDownloadLink", "abc");

        assertThat(failure)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("an error whose code is no number: gone");
        assertThat(failure.getCode()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"712\"", "\" 712 \"", "712.0", "7.12e2"})
    void aCodeMayBeWrittenInManyWays(String code) {
        answer("getDownloadLink", "{\"type\":\"error\",\"message\":\"gone\",\"code\":" + code + "}");

        FileHostException failure = failure("filefactory:getDownloadLink", "abc");

        assertThat(failure).isInstanceOf(FileNotFoundOnHostException.class);
        assertThat(failure.getCode()).isEqualTo(712);
    }

    @Test
    void anUnknownCodeIsNotTriedAgain() {
        SERVER.failNextWith("getDownloadLink", 200, "application/json", Examples.fileFactory("error"), 9);

        FileHostException failure = failure("filefactory:getDownloadLink", "abc");

        assertThat(failure)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("123")
                .hasMessageContaining("Example error message");
        assertThat(failure.getCode()).isEqualTo(123);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(1);
    }

    private FileStatus status() {
        return result(FileInfoList.class, "filefactory:getFileInfo", "abc")
                .get(0)
                .status();
    }
}
