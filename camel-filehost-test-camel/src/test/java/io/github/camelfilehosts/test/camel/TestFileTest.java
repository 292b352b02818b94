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
package io.github.camelfilehosts.test.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.test.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestFileTest {

    private final TestFile file = TestFile.of("hello.txt", Content.of("hello"));

    @Test
    void knowsItsFacts() {
        assertThat(file.name()).isEqualTo("hello.txt");
        assertThat(file.size()).isEqualTo(5);
        assertThat(file.md5()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(file).hasToString("hello.txt, 5 bytes");
        assertThat(file.corrupt()).hasToString("hello.txt, 5 bytes, corrupt");
    }

    @Test
    void isReadAsOftenAsOneLikes() throws IOException {
        assertThat(text(file.open())).isEqualTo("hello");
        assertThat(text(file.open())).isEqualTo("hello");
        assertThat(text(file.open(3))).isEqualTo("lo");
        assertThat(text(file.open(5))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 6})
    void thereIsNothingOutside(long offset) {
        assertThatThrownBy(() -> file.open(offset))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("hello.txt");
    }

    @Test
    void isNotTheFileThatItShouldBe() throws IOException {
        HostedFile corrupt = file.corrupt();

        assertThat(corrupt.md5()).isEqualTo(file.md5());
        try (InputStream in = corrupt.open()) {
            assertThat(in.readNBytes(5)).asString().isEqualTo("hello");
            assertThatIOException().isThrownBy(in::read).withCauseInstanceOf(CorruptTransferException.class);
        }
        assertThat(text(corrupt.open(1))).as("only a whole file has an MD5").isEqualTo("ello");
    }

    @Test
    void isConvertedAsThoseOfTheComponents() throws Exception {
        try (SimpleCamelContext context = new SimpleCamelContext()) {
            context.start();

            assertThat(context.getTypeConverter().convertTo(byte[].class, file))
                    .asString()
                    .isEqualTo("hello");
        }
    }

    private static String text(InputStream opened) throws IOException {
        try (InputStream in = opened) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
