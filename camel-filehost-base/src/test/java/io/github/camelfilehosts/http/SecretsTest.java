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
package io.github.camelfilehosts.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String PASSWORD = "p@ss w\u00F6rd+&<\"'/\\\uD83D\uDD11%~";

    private final Secrets secrets = of("s3cr3t", "abc123def");

    private static Secrets of(String... values) {
        Secrets secrets = new Secrets();
        for (String value : values) {
            secrets.add(value);
        }
        return secrets;
    }

    @Test
    void areTakenOutOfWhatAServiceEchoes() {
        assertThat(secrets.quote("bad password 's3cr3t' for me@example.org, authkey abc123def, s3cr3t"))
                .isEqualTo("bad password 'xxxxxx' for me@example.org, authkey xxxxxx, xxxxxx");
    }

    @Test
    void shortOnesToo() {
        assertThat(of("no1").quote("wrong password no1")).isEqualTo("wrong password xxxxxx");
    }

    @Test
    void aShortOneIsHiddenWhereItStandsByItself() {
        assertThat(of("the").quote("other the \"the\" password=the&authkey=them"))
                .isEqualTo("other xxxxxx \"xxxxxx\" password=xxxxxx&authkey=them");
    }

    /** What is hidden in the words around would tell the letter. */
    @Test
    void oneOfOneLetterLeavesAMessageReadable() {
        String text = "Incorrect email or password 'e': please don't try again. Sent: password=e";

        assertThat(of("e").quote(text))
                .isEqualTo("Incorrect email xxxxxx password 'xxxxxx': please don't try again. Sent: password=xxxxxx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "x", "is", "5", "ä", "?", "'", "$", ""})
    void noLetterIsToldByWhatIsHidden(String password) {
        assertThat(of(password).quote("Could not find a user. It is 5 minutes since {}."))
                .isEqualTo(
                        password.isEmpty()
                                ? "Could not find a user. It is 5 minutes since {}."
                                : "Could not find xxxxxx user. xxxxxx xxxxxx xxxxxx minutes since {}.");
    }

    @Test
    void nothingIsLeftOfOneThatHoldsAnother() {
        assertThat(of("abc", "abcdef").quote("abcdef, abc")).isEqualTo("xxxxxx, xxxxxx");
    }

    @Test
    void aLongTextIsQuotedInPartOnly() {
        assertThat(secrets.quote("x".repeat(500))).isEqualTo("x".repeat(500));
        assertThat(secrets.quote("x".repeat(495) + "s3cr3t and so on")).isEqualTo("x".repeat(495) + "xxxxx...");
        assertThat(secrets.quote("s3cr3t" + "x".repeat(8_000_000)))
                .hasSizeLessThan(510)
                .startsWith("xxxxxx");
    }

    /** As services echo a form: URL-encoded in all spellings, as JSON, as HTML, in a header, and what was encoded once more. */
    @Test
    void areKnownInEveryFormThatAServiceEchoesThemIn() {
        Secrets known = of(PASSWORD);
        String form = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        String utf8InHeader = new String(PASSWORD.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (String echo : new String[] {
            PASSWORD,
            form,
            form.replace("+", "%20"),
            form.replace("%7E", "~").replaceAll("%([0-9A-F])", "%$1").toLowerCase(Locale.ROOT),
            form.replace("%40", "@").replace("%2F", "/"),
            URLEncoder.encode(form, StandardCharsets.UTF_8),
            "p@ss w\\u00f6rd+&<\\\"'\\/\\\\\\ud83d\\udd11%~",
            "p@ss w\u00F6rd+\\u0026\\u003C\\u0022\\u0027\\/\\\\\\uD83D\\uDD11%~",
            "p@ss w\u00F6rd+&amp;&lt;&quot;&#39;/\\\uD83D\uDD11%~",
            "p@ss w&#246;rd+&amp;&lt;&#x22;&#039;&#x2F;\\&#x1F511;%~",
            "p@ss w\u00F6rd+&amp;amp;&amp;lt;&amp;quot;&apos;/\\\uD83D\uDD11%~",
            utf8InHeader,
            "p@ss w?rd+&<\"'/\\??%~",
        }) {
            assertThat(known.quote("[password=" + echo + "]")).as(echo).isEqualTo("[password=xxxxxx]");
        }
    }

    @Test
    void ofALongOneTheBeginningIsHiddenToo() {
        String key = "0123456789abcdef0123456789";
        for (int length = 12; length <= key.length(); length++) {
            assertThat(of(key).quote("key=" + key.substring(0, length) + "...")).isEqualTo("key=xxxxxx...");
        }
        String token = key.repeat(100_000);
        assertThat(of(token).quote("[" + token.substring(0, 10_000) + " ]")).isEqualTo("[xxxxxx ]");
    }

    @Test
    void whatIsQuotedIsSafe() {
        assertThat(secrets.quote("a\r\nb\u001B[31m\u202Ec\u2028s3cr3t")).isEqualTo("a b [31m?c xxxxxx");
    }

    @Test
    void anOperationKnowsThoseOfItsAccountAndItsOwn() {
        Secrets operation = new Secrets(secrets);
        operation.add("sesame!");
        secrets.add("a key of later");

        assertThat(operation.quote("s3cr3t, sesame!, a key of later")).isEqualTo("xxxxxx, xxxxxx, xxxxxx");
        assertThat(secrets.quote("sesame!")).isEqualTo("sesame!");
    }

    @Test
    void ofManyKeysTheLatestAreKnown() {
        for (int i = 0; i < 10_000; i++) {
            secrets.add("key " + i + ".");
            secrets.add("s3cr3t");
        }

        assertThat(secrets.quote("key 9999. key 9990. s3cr3t key 1.")).isEqualTo("xxxxxx xxxxxx xxxxxx key 1.");
    }

    /** A gap in words that everybody knows would tell the password. */
    @Test
    void aMessageOfOursKeepsItsWords() {
        Secrets known = of("download", "h4rd2gu3ss");

        assertThat(known.hideInOurs("the download of file 'h4rd2gu3ss' broke"))
                .isEqualTo("the download of file 'xxxxxx' broke");
        assertThat(known.quote("download is wrong")).isEqualTo("xxxxxx is wrong");
    }

    @Test
    void anExceptionThatTellsNothingStaysItself() {
        IOException harmless = new IOException("broken", new SocketTimeoutException("Read timed out"));

        assertThat(secrets.quote(harmless)).isSameAs(harmless);
    }

    @Test
    void whatAnExceptionQuotesIsHiddenDownToItsCause() {
        IOException telling = new IOException("broken", new UnknownHostException("s3cr3t.example\u001B"));
        telling.addSuppressed(new IOException("abc123def"));

        Throwable quoted = secrets.quote(telling);

        assertThat(quoted)
                .isInstanceOf(IOException.class)
                .hasMessage("java.io.IOException: broken")
                .hasNoSuppressedExceptions();
        assertThat(quoted.getStackTrace()).isEqualTo(telling.getStackTrace());
        assertThat(quoted.getCause()).hasMessage("java.net.UnknownHostException: xxxxxx.example ");
        assertThat(secrets.quote(new UncheckedIOException("s3cr3t", new IOException("broken"))))
                .hasMessage("java.io.UncheckedIOException: xxxxxx");
    }

    @Test
    void areNeverShown() {
        assertThat(secrets).hasToString("Secrets[xxxxxx]");
    }
}
