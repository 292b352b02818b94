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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class ApiRequestTest {

    private final ApiRequest call = ApiRequest.of("getSessionKey")
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
    void knowsWhichOfItsValuesAreNeverShown() {
        assertThat(call.once().with("more", "1").secrets()).containsExactly("s3cr3t", "abc123def");
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
}
