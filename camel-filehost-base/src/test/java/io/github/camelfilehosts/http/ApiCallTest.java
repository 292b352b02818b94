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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiCallTest {

    private final ApiCall call = ApiCall.of("getSessionKey")
            .with("email", "me@example.org")
            .withSecret("password", "s3cr3t")
            .withSecret("authkey", "abc123def");

    @Test
    void sendsItsFieldsInOrderAndLeavesOutWhatIsNull() {
        assertThat(call.with("size", 5)
                        .with("none", null)
                        .withSecret("key", null)
                        .form())
                .containsExactly(
                        entry("email", "me@example.org"),
                        entry("password", "s3cr3t"),
                        entry("authkey", "abc123def"),
                        entry("size", "5"));
    }

    @Test
    void neverShowsItsFields() {
        assertThat(call).hasToString("getSessionKey");
    }

    @Test
    void takesItsSecretsOutOfWhatAServiceEchoes() {
        assertThat(call.redact("bad password 's3cr3t' for me@example.org, authkey abc123def, s3cr3t"))
                .isEqualTo("bad password 'xxxxxx' for me@example.org, authkey xxxxxx, xxxxxx");
        assertThat(call.once().with("more", "1").redact("s3cr3t")).isEqualTo("xxxxxx");
    }

    @Test
    void takesShortSecretsOutToo() {
        assertThat(ApiCall.of("getDownloadLink").withSecret("password", "no1").redact("wrong password no1"))
                .isEqualTo("wrong password xxxxxx");
    }

    @Test
    void aShortSecretIsHiddenWhereItStandsByItself() {
        assertThat(withPassword("the").redact("other the \"the\" password=the&authkey=them"))
                .isEqualTo("other xxxxxx \"xxxxxx\" password=xxxxxx&authkey=them");
    }

    /** What is hidden in the words around would tell the letter. */
    @Test
    void aSecretOfOneLetterLeavesAMessageReadable() {
        String text = "Incorrect email or password 'e': please don't try again. Sent: password=e";

        assertThat(withPassword("e").redact(text))
                .isEqualTo("Incorrect email xxxxxx password 'xxxxxx': please don't try again. Sent: password=xxxxxx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "x", "is", "5", "ä", "?", "'", "$", ""})
    void noLetterIsToldByWhatIsHidden(String password) {
        assertThat(withPassword(password).redact("Could not find a user. It is 5 minutes since {}."))
                .isEqualTo(
                        password.isEmpty()
                                ? "Could not find a user. It is 5 minutes since {}."
                                : "Could not find xxxxxx user. xxxxxx xxxxxx xxxxxx minutes since {}.");
    }

    private static ApiCall withPassword(String password) {
        return ApiCall.of("getSessionKey").withSecret("password", password);
    }

    @Test
    void leavesNothingOfASecretThatHoldsAnother() {
        ApiCall both = ApiCall.of("getSessionKey").withSecret("password", "abc").withSecret("authkey", "abcdef");

        assertThat(both.redact("abcdef, abc")).isEqualTo("xxxxxx, xxxxxx");
    }

    @Test
    void isRepeatableUnlessSaidOtherwise() {
        assertThat(call.repeatable()).isTrue();
        assertThat(call.once().repeatable()).isFalse();
        assertThat(call.once().with("a", 1).withSecret("b", "2").repeatable()).isFalse();
    }

    @Test
    void isImmutable() {
        call.with("more", "1").once();

        assertThat(call.form()).doesNotContainKey("more");
        assertThat(call.repeatable()).isTrue();
        assertThatThrownBy(() -> call.form().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void quotesALongTextInPartOnly() {
        assertThat(call.redact("x".repeat(500))).isEqualTo("x".repeat(500));
        assertThat(call.redact("x".repeat(495) + "s3cr3t and so on")).isEqualTo("x".repeat(495) + "xxxxx...");
    }
}
