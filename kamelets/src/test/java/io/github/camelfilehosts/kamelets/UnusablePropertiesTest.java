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
package io.github.camelfilehosts.kamelets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A property that cannot be used stops the start, with the component's option and the value named. */
class UnusablePropertiesTest extends KameletTestSupport {

    @ParameterizedTest
    @CsvSource({
        "alfafile-delete-action, failOnPartial, maybe",
        "alfafile-delete-action, apiUrl, ftp://localhost/v1",
        "alfafile-upload-action, mode, SECRET",
        "alfafile-upload-action, apiUrl, localhost",
        "alfafile-upload-sink, mode, 7",
        "alfafile-upload-sink, apiUrl, localhost",
        "filefactory-download-action, downloadDirectory, ' '",
        "filefactory-download-action, apiUrl, localhost",
        "filefactory-file-info-action, apiUrl, localhost",
        "filefactory-link-source, apiUrl, localhost",
        "filefactory-link-source, period, soon",
        "alfafile-source, period, soon",
        "alfafile-source, recursive, maybe",
        "alfafile-source, include, [",
        "alfafile-source, folderPath, a//b",
        "alfafile-source, moveAfterRead, https://example.com/F",
        "alfafile-download-action, apiUrl, localhost",
        "alfafile-info-action, apiUrl, localhost"
    })
    void stopTheStart(String kamelet, String name, String value) {
        accountOf(kamelet);
        property("kamelet", kamelet);
        property("camel.kamelet." + kamelet + ".links", "abc");
        property("camel.kamelet." + kamelet + "." + name, value);

        String routes = kamelet.endsWith("source") ? "unusable-source" : "unusable-step";
        assertThatThrownBy(() -> start("classpath:routes/" + routes + ".yaml"))
                .hasStackTraceContaining(name.equals("period") ? "delay" : name)
                .hasStackTraceContaining(value);
    }
}
