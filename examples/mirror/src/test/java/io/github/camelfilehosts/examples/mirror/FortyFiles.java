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

import io.github.camelfilehosts.test.AlfaFileFile;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Forty files: small ones, large ones, and some that AlfaFile has. */
final class FortyFiles {

    private static final int FILES = 40;

    private FortyFiles() {}

    static void add(FileFactoryServer fileFactory, AlfaFileServer alfaFile) {
        for (int i = 0; i < FILES; i++) {
            Content content = Content.random(i % 8 == 0 ? 4_000_000 : 20_000, i);
            fileFactory.addFile("file" + i, "File " + i, content);
            if (i % 5 == 3) {
                alfaFile.knows(content);
            }
        }
        fileFactory.latency(Duration.ofMillis(30));
        alfaFile.latency(Duration.ofMillis(60));
    }

    /** The list of their links. */
    static String list() {
        return ids().stream()
                .map(id -> "https://www.filefactory.com/file/" + id)
                .collect(Collectors.joining("\n"));
    }

    static List<String> ids() {
        return IntStream.range(0, FILES).mapToObj(i -> "file" + i).toList();
    }

    static List<String> names() {
        return IntStream.range(0, FILES).mapToObj(i -> "File " + i).toList();
    }

    static List<String> namesAt(AlfaFileServer alfaFile) {
        return alfaFile.files().stream().map(AlfaFileFile::name).toList();
    }
}
