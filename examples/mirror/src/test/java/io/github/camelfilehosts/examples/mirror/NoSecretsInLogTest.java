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
package io.github.camelfilehosts.examples.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.test.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Looks through all that was logged while the other tests ran, the components at their finest: see trace.properties.
 */
@Order(Integer.MAX_VALUE)
class NoSecretsInLogTest {

    @Test
    void holdsNoSecret() throws IOException {
        List<String> log = Files.readAllLines(Path.of("target", "trace.log"), StandardCharsets.ISO_8859_1);

        assertThat(log).anyMatch(line -> line.contains(" FINEST io.github.camelfilehosts."));
        assertThat(Secrets.in(log.stream())).isEmpty();
    }
}
