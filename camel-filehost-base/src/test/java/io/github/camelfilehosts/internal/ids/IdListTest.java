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
package io.github.camelfilehosts.internal.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IdListTest {

    @Test
    void isAListLikeAnyOther() {
        List<String> expected = new ArrayList<>();
        List<String> ids = new IdList();
        for (int i = 0; i < 1000; i++) {
            String id = "x".repeat(i % 64 + 1);
            expected.add(id);
            ids.add(id);
        }

        assertThat(ids).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(ids.subList(100, 200)).isEqualTo(expected.subList(100, 200));
        assertThat(ids.stream().toList()).isEqualTo(expected);
        assertThat(ids.get(999)).isEqualTo(expected.get(999));
        assertThatThrownBy(() -> ids.get(1000)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ids.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(ids::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Five million IDs in ten megabytes of text, and a heap of eighty; as Strings they take three times as much. */
    @Test
    void takesNoMoreRoomThanTheText() throws Exception {
        Process reader = java("-Xmx80m", ReadsMillions.class.getName());

        assertThat(reader.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.exitValue()).isZero();
    }

    private static Process java(String heap, String main) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        // Others cut the heap into regions, and large arrays find no place.
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main)
                .inheritIO()
                .start();
    }

    static final class ReadsMillions {
        public static void main(String... args) {
            int millions = 5_000_000;
            List<String> ids = new IdList();
            new IdReader("host\\.example", "file").read("a,".repeat(millions), ids, reason -> null);
            if (ids.size() != millions || !ids.get(millions - 1).equals("a")) {
                throw new AssertionError("there are " + ids.size());
            }
        }
    }
}
