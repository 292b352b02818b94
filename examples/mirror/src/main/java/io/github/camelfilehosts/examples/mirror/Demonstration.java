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

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Both services on this machine, over real HTTP, with files to mirror, for users without an account. */
final class Demonstration implements AutoCloseable {

    private static final List<Sample> SAMPLES = List.of(
            new Sample("4k7gx0w2mq1z", "Tulips in Keukenhof.jpg", 1_482_113),
            new Sample("1ep92k3t0fdz", "Vår på Ærøskøbing – drone footage.mp4", 8_211_456),
            new Sample("77bq5n1c9xhv", "Дневник путешествия, часть 2.pdf", 2_097_152),
            new Sample("2s8d6fj3ka0p", "holiday-2025.part01.rar", 5_242_880),
            new Sample("9zt4u1rw8eyo", "Beyoncé & friends (live) [50%].flac", 6_303_744),
            new Sample("m3v5c2b8n6l0", "übersicht_final FINAL v2.xlsx", 1_048_583));

    /** The speed of a good line, so that the progress can be watched. */
    private static final long BYTES_PER_SECOND = 5_000_000;

    private final FileFactoryServer fileFactory = new FileFactoryServer();
    private final AlfaFileServer alfaFile = new AlfaFileServer();

    Demonstration() {
        fileFactory.start();
        alfaFile.start();
        for (Sample sample : SAMPLES) {
            fileFactory.addFile(sample.id(), sample.name(), Content.random(sample.size(), sample.size()));
            fileFactory.failDownload(sample.id(), DownloadFault.drip(BYTES_PER_SECOND), 1);
        }
    }

    /** Describes the demonstration in one line. */
    String announcement() {
        long bytes = SAMPLES.stream().mapToLong(Sample::size).sum();
        return "No credentials in the environment, and no links: a demonstration with " + SAMPLES.size() + " files ("
                + new Size(bytes) + "), over HTTP to stand-ins on this machine";
    }

    Accounts accounts() {
        return new Accounts(Map.of(
                Accounts.FILEFACTORY_EMAIL, fileFactory.email(),
                Accounts.FILEFACTORY_PASSWORD, fileFactory.password(),
                Accounts.FILEFACTORY_AUTHKEY, fileFactory.authKey(),
                Accounts.FILEFACTORY_API_URL, fileFactory.apiUrl(),
                Accounts.ALFAFILE_LOGIN, alfaFile.login(),
                Accounts.ALFAFILE_PASSWORD, alfaFile.password(),
                Accounts.ALFAFILE_API_URL, alfaFile.apiUrl()));
    }

    /** Links to all its files. */
    Stream<Link> links() {
        return SAMPLES.stream().map(sample -> Link.of("https://www.filefactory.com/file/" + sample.id()));
    }

    @Override
    public void close() {
        fileFactory.close();
        alfaFile.close();
    }

    private record Sample(String id, String name, long size) {}
}
