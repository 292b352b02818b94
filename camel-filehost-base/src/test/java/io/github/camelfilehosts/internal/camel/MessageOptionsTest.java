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
package io.github.camelfilehosts.internal.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.InvalidRequestException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageOptionsTest extends CamelTestSetup {

    @Test
    void theDynamicUriWinsOverTheHeaderAndTheHeaderOverTheOption() {
        assertThat(options().text("H", "fileName", null)).isNull();
        assertThat(options().text("H", "fileName", "option")).isEqualTo("option");
        exchange.getMessage().setHeader("H", "header");
        assertThat(options().text("H", "fileName", "option")).isEqualTo("header");
        exchange.setProperty(MessageOptions.DYNAMIC_OPTIONS, Map.of("fileName", "uri"));
        assertThat(options().text("H", "fileName", "option")).isEqualTo("uri");
        assertThat(exchange.getMessage().getHeader("H")).isEqualTo("header");
    }

    @Test
    void anOptionWithoutAHeaderListensToNone() {
        exchange.getMessage().setHeader("fileName", "header");

        assertThat(options().text(null, "fileName", "option")).isEqualTo("option");
    }

    @Test
    void aBlankValueIsAnErrorThatNamesIt() {
        exchange.getMessage().setHeader("H", " ");

        assertThatThrownBy(() -> options().text("H", "fileName", "option"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("fileName")
                .hasMessageContaining("header H")
                .hasMessageContaining("blank");
    }

    @Test
    void aSizeIsANumberHoweverItIsWritten() {
        assertThat(options().size("H", "size")).isNull();
        for (Object size : new Object[] {5, 5L, "5"}) {
            exchange.getMessage().setHeader("H", size);
            assertThat(options().size("H", "size")).isEqualTo(5);
        }
        exchange.getMessage().setHeader("H", 0);
        assertThat(options().size("H", "size")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "five", "", "1.5", "99999999999999999999"})
    void anUnusableSizeIsAnErrorThatNamesIt(String size) {
        exchange.getMessage().setHeader("H", size);

        assertThatThrownBy(() -> options().size("H", "size"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option size (header H)");
    }
}
