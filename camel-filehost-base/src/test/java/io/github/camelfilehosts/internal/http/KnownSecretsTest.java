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
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSecretsTest {

    private static final String PASSWORD = "p@ss w\u00F6rd+&<\"'/\\\uD83D\uDD11%~";

    private final KnownSecrets secrets = of("s3cr3t", "abc123def");

    private static KnownSecrets of(String... values) {
        KnownSecrets secrets = new KnownSecrets();
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

    /**
     * As services echo a form: URL-encoded in all spellings, as JSON, as HTML, in a header, and what was encoded once
     * more.
     */
    @Test
    void areKnownInEveryFormThatAServiceEchoesThemIn() {
        KnownSecrets known = of(PASSWORD);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pa55wort",
                "stra\u00DFe \u00C4rger",
                PASSWORD,
                "\\\\\"\\\u00f6\\",
                "%25%&amp;",
                "0123456789abcdef0123456789"
            })
    void areKnownInAnotherCase(String password) {
        for (String echo : new String[] {password.toUpperCase(Locale.ROOT), password.toLowerCase(Locale.ROOT)}) {
            assertHidden(password, echo);
            assertHidden(password, URLEncoder.encode(echo, StandardCharsets.UTF_8));
            assertHidden(password, json(echo));
        }
    }

    private static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static void assertHidden(String secret, String echo) {
        assertThat(of(secret).quote("[password=" + echo + "]")).as(echo).isEqualTo("[password=xxxxxx]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"four", "Pa55wort", PASSWORD, "\u00fb\u00ff\u00fe\u00be??>>", "0123456789abcdef0123456789"})
    void areKnownInHexAndBase64(String password) {
        byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
        assertHidden(password, HexFormat.of().formatHex(utf8));
        assertHidden(password, HexFormat.ofDelimiter(":").withUpperCase().formatHex(utf8));
        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            assertHidden(password, encoder.encodeToString(utf8));
            assertHidden(password, encoder.withoutPadding().encodeToString(utf8));
            for (String login : new String[] {"", "m", "me", "me@example.org", "you@example.org", "us@example.org"}) {
                for (String rest : new String[] {"", "&", "&a", "&a="}) {
                    String all =
                            encoder.encodeToString((login + ":" + password + rest).getBytes(StandardCharsets.UTF_8));
                    String quoted = of(password).quote("Basic " + all + ".");

                    // One character at most is left of where it begins.
                    assertThat(quoted).as(all).startsWith("Basic ").endsWith("xxxxxx.");
                    assertThat(quoted).hasSizeLessThan("Basic xxxxxx.".length() + (login.length() + 3) * 4 / 3 + 1);
                }
            }
        }
        assertHidden(password, URLEncoder.encode(Base64.getEncoder().encodeToString(utf8), StandardCharsets.UTF_8));
    }

    @Test
    void areKnownByTheNamesOfHtml() {
        assertHidden("a!#$b(@)\u00e4/:", "a&excl;&num;&dollar;b&lpar;&commat;&rpar;&auml;&sol;&colon;");
        assertHidden("a!#$b(@)\u00e4/:", "a&amp;excl;#$b(&amp;amp;commat;&rpar;&Auml;/&colon;");
        assertHidden("1\u00bd = half", "1&frac12; &equals; half");
    }

    /** Each character may have several forms, and many a key is made of one that begins other forms. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\", "%", "%25", "\u00e4", "\u00e4!", "?", "&", "&amp;", "&lt;", " ", "+", "a", "\\u005c", "\"",
                "\\\"", "0"
            })
    void noneTakesLongToBeFound(String part) {
        KnownSecrets known = of(
                part.repeat(100 / part.length()) + "#",
                part.repeat(100 / part.length()),
                part.repeat(12 / part.length()) + "~");
        for (String text : new String[] {
            part, "\\", "%", "%25", "%5c", "?", "&amp;", "&lt;", "+", "a", "YWFh", "\\u005c", "0", "\\\"", "\u00e4!"
        }) {
            for (int length : new int[] {99, 64 * 1024}) {
                assertTimeoutPreemptively(
                        Duration.ofMinutes(1), () -> known.quote(text.repeat(length / text.length()) + "$"), text);
            }
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
        KnownSecrets operation = new KnownSecrets(secrets);
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
        KnownSecrets known = of("download", "h4rd2gu3ss");

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
