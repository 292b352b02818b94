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
package io.github.camelfilehosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.Transfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001B",
                "\u0000",
                "\u007F",
                "\u009B",
                "\n",
                "\r",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u202A",
                "\u202E",
                "\u2066",
                "\u2069",
                "\u200E",
                "\u200F",
                "\u061C",
                "\u200B",
                "\uFEFF",
                "\uD83D",
                "\uDE00",
                "\uDB40\uDC41"
            })
    void whatPaintsATerminalOrTurnsATextAroundIsNotShown(String unseen) {
        assertThat(SafeText.of("a" + unseen + "b")).matches("a[ ?]b");
        assertThat(Failure.of("host", "download", "a" + unseen + "b").message()).matches("a[ ?]b");
    }

    @Test
    void otherUnicodeStays() {
        String text = "Grüße, Привет, \u4F60\u597D, \u05E9\u05DC\u05D5\u05DD, \uD83D\uDE00 %~\\\"'<>";

        assertThat(SafeText.of(text)).isEqualTo(text);
    }

    @Test
    void aLongTextIsShownInPart() {
        assertThat(SafeText.of("a".repeat(5_000_000))).isEqualTo("a".repeat(500) + "...");
        assertThat(SafeText.of("a".repeat(499) + "\uD83D\uDE00")).isEqualTo("a".repeat(499) + "?...");
    }

    @Test
    void noMessageIsLongerThanALogBears() {
        String message = Failure.of("host", "download", "a".repeat(2_000_000)).message();

        assertThat(message).hasSizeLessThan(4_010).endsWith("...");
    }

    @Test
    void aTransferIsShownAsARecordIs() {
        Transfer transfer =
                new Transfer("host", "download", "GH", "a\u202Eb\n" + "c".repeat(1_000), 5, "exchange", null);

        assertThat(transfer)
                .hasToString("Transfer[provider=host, operation=download, fileId=GH, name=a?b " + "c".repeat(496)
                        + "..., size=5, exchangeId=exchange, routeId=null]");
    }
}
