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
package io.github.camelfilehosts.jobs.scale;

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Both stand-ins in a process of their own. For each line that it is sent, it tells how many calls and files it has. */
final class Services {

    private static final int FILE_SIZE = 10_000;

    private Services() {}

    /** @param values the latency of each answer, and how many files FileFactory has */
    public static void main(String[] values) throws Exception {
        Duration latency = Duration.parse(values[0]);
        FileFactoryServer fileFactory = new FileFactoryServer().latency(latency).start();
        AlfaFileServer alfaFile = new AlfaFileServer().latency(latency).start();
        for (int i = 0; i < Integer.parseInt(values[1]); i++) {
            fileFactory.addFile("file" + i, "file" + i + ".bin", Content.random(FILE_SIZE, i));
        }
        System.out.println(String.join(
                " ",
                fileFactory.apiUrl(),
                fileFactory.email(),
                fileFactory.password(),
                fileFactory.authKey(),
                alfaFile.apiUrl(),
                alfaFile.login(),
                alfaFile.password()));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            System.out.println(
                    fileFactory.calls().size() + " " + alfaFile.files().size());
        }
    }
}
