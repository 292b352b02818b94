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
package io.github.camelfilehosts.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 8, 9, 4095, 10_006, 10_007})
    void noiseIsTheSameFromAnyOffset(long offset) throws IOException {
        Content noise = Content.random(10_007, 3);
        byte[] all = noise.toByteArray();

        assertThat(all).hasSize(10_007);
        try (InputStream in = noise.open(offset)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(all, (int) offset, all.length));
        }
        try (InputStream in = noise.open(0)) {
            in.skipNBytes(offset);
            assertThat(in.read()).isEqualTo(offset < all.length ? all[(int) offset] & 0xFF : -1);
        }
    }

    @Test
    void seedsMakeDifferentNoise() {
        assertThat(Content.random(1000, 1).md5())
                .isEqualTo(Content.random(1000, 1).md5())
                .isNotEqualTo(Content.random(1000, 2).md5());
    }

    @Test
    void knowsItsMd5() {
        assertThat(Content.of("hello").md5()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(Content.of("").md5()).isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
    }

    @Test
    void readsALocalFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "0123456789");
        Content content = Content.ofPath(file);

        assertThat(content.size()).isEqualTo(10);
        try (InputStream in = content.open(4)) {
            assertThat(in.readAllBytes()).asString().isEqualTo("456789");
        }
    }
}
