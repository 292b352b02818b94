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
package io.github.camelfilehosts.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUriTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example/x", "HTTPS://a_b.example:8443/get?x=1#y"})
    void takesUrlsOfWebServers(String url) {
        assertThat(WebUri.of(url)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/get/My File.zip?a=b c, http://a.example/get/My%20File.zip?a=b%20c",
        "http://a.example/get/My%20File+1.zip, http://a.example/get/My%20File+1.zip",
        "http://a.example/get/100%.zip, http://a.example/get/100%25.zip",
        "http://a.example/get/\u0444\u00fc\ud83d\ude00.zip, http://a.example/get/%D1%84%C3%BC%F0%9F%98%80.zip",
        "http://a.example/get/a[1]|{\"^}.zip, http://a.example/get/a%5B1%5D%7C%7B%22%5E%7D.zip",
        "http://[::1]:8080/get/a b, http://[::1]:8080/get/a%20b",
    })
    void encodesWhatServicesLeaveUnencoded(String url, String encoded) {
        assertThat(WebUri.of(url)).hasToString(encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:/a.example/x", "http:///a.example/x"})
    void takesASlashTooFewOrTooMany(String url) {
        assertThat(WebUri.of(url)).hasToString("http://a.example/x");
    }

    @Test
    void whiteSpaceAroundAUrlIsNoneOfIt() {
        assertThat(WebUri.of(" http://a.example/x\n")).hasToString("http://a.example/x");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "null",
                "/get/x",
                "//a.example/x",
                "http:",
                "http:////x",
                "http:x",
                "http://a b/x",
                "file:///etc/passwd",
                "ftp://a.example/x",
                "http://a.example:99999/x",
                "http://:80/x",
                "http://user:password@a.example/x",
                "javascript:alert(1)"
            })
    void takesNoOtherUrls(String url) {
        assertThat(WebUri.of(url)).isNull();
    }
}
