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
package io.github.camelfilehosts.examples.cluster;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.CredentialsSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An account's login, password and authorization key, one per line, in a file that may change at any time, like mounted
 * secrets.
 */
public record SecretFile(String name) implements CredentialsSource {

    @Override
    public Credentials credentials() {
        try {
            List<String> lines = Files.readAllLines(Path.of(name));
            return new Credentials(lines.get(0), lines.get(1), lines.size() < 3 ? null : lines.get(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
