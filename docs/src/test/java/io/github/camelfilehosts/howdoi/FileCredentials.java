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
package io.github.camelfilehosts.howdoi;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.CredentialsSource;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Reads the credentials anew at each login, from a file that a vault or Kubernetes keeps up to date. */
public class FileCredentials implements CredentialsSource {

    private final Path file;

    public FileCredentials(String file) {
        this.file = Path.of(file);
    }

    @Override
    public Credentials credentials() {
        Properties secret = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            secret.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The last one is FileFactory's authKey.
        return new Credentials(
                secret.getProperty("login"), secret.getProperty("password"), secret.getProperty("authKey"));
    }
}
