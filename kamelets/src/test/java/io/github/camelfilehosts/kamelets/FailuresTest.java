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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says of exceptions. */
class FailuresTest extends KameletTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"do-try", "error-handler"})
    void areDealtWithByTheCallingRoute(String handler) {
        accountOf("filefactory-download-action");
        start("classpath:routes/" + handler + ".yaml");

        assertThat(producer().requestBody("direct:" + handler, "nowhere", String.class))
                .startsWith(handler + ": filefactory download")
                .contains("nowhere");
    }
}
