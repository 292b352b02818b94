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
package io.github.camelfilehosts.examples.springboot;

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.FileFactoryFile;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sample files at a stand-in of FileFactory: some that arrive, and one for each way in which a file does not. */
class SampleFiles {

    /** Slow enough that the progress can be watched. */
    private static final long BYTES_PER_SECOND = 1_200_000;

    /** More often than a download is retried; starting it again succeeds. */
    private static final int TOO_OFTEN = 4;

    private static final List<Sample> PLAIN = List.of(
            new Sample("4k7gx0w2mq1z", "Tulips in Keukenhof.jpg", 3_482_113),
            new Sample("1ep92k3t0fdz", "Vår på Ærøskøbing – drone footage.mp4", 9_211_456),
            new Sample("77bq5n1c9xhv", "Дневник путешествия, часть 2.pdf", 2_097_152),
            new Sample("2s8d6fj3ka0p", "holiday-2025.part01.rar", 5_242_880),
            new Sample("2s8d6fj3ka1p", "holiday-2025.part02.rar", 5_242_880),
            new Sample("2s8d6fj3ka2p", "holiday-2025.part03.rar", 3_130_004),
            new Sample("9zt4u1rw8eyo", "Beyoncé & friends (live) [50%].flac", 6_303_744),
            new Sample("m3v5c2b8n6l0", "übersicht_final FINAL v2.xlsx", 1_048_583),
            new Sample("q8w7e6r5t4y3", "Κάστρα της Κρήτης.epub", 2_718_592),
            new Sample("z1x2c3v4b5n6", "archive.tar.zst", 4_457_280),
            new Sample("a9s8d7f6g5h4", "Konferenz_Aufzeichnung_Tag_1.mkv", 8_428_800),
            new Sample("a9s8d7f6g5h5", "Konferenz_Aufzeichnung_Tag_2.mkv", 7_671_680),
            new Sample("p0o9i8u7y6t5", "الصحراء الكبرى.mp3", 3_340_032),
            new Sample("l1k2j3h4g5f6", "read me first.txt", 1_337),
            new Sample(
                    "b6v5c4x3z2a1",
                    "Map of the harbour (scanned, 600 dpi, with all the notes in the margin).tiff",
                    4_020_096),
            new Sample("t5r4e3w2q1y0", "backup-2026-11-01.sql.gz", 2_874_368),
            new Sample("n7m6k5j4h3g2", "Podcast #112: what a checksum is for.m4a", 3_582_912),
            new Sample("c1d2e3f4g5h6", "orchestra_take_07.wav", 4_943_040),
            new Sample("c1d2e3f4g5h7", "orchestra_take_08.wav", 4_120_576),
            new Sample("w4e5r6t7y8u9", "slides.pptx", 1_621_440),
            new Sample("x5c6v7b8n9m0", "thesis (draft 11).docx", 940_032),
            new Sample("y6t7r8e9w0q1", "1987 – family films, reel 4.avi", 5_505_024),
            new Sample("d0c9b8a7f6e5", "ubuntu-mirror.list", 20_480));

    /** AlfaFile has these files already, so they are not downloaded. */
    private static final List<Sample> INSTANT = List.of(
            new Sample("i1n2s3t4a5n6", "Big Buck Bunny 1080p.mp4", 276_134_947),
            new Sample("i1n2s3t4a5n7", "fonts-collection.zip", 88_080_384));

    private static final Sample INTERRUPTED = new Sample("r3s4e5t6a7b8", "night train timelapse.mov", 4_922_944);
    private static final Sample FAILING = new Sample("f4i5l6n7g8h9", "Winter in Tromsø.zip", 3_534_336);
    private static final Sample PROTECTED = new Sample("p4s5w6d7t8u9", "members only (password tulip).7z", 2_388_608);
    private static final Sample OFFLINE = new Sample("o4f5l6i7n8e9", "server under maintenance.iso", 1_003_200);
    private static final Sample GONE = new Sample("g4o5n6e7g8o9", null, 0);

    private final FileFactoryServer fileFactory;

    SampleFiles(FileFactoryServer fileFactory, AlfaFileServer alfaFile) {
        this.fileFactory = fileFactory;
        PLAIN.forEach(sample -> add(sample, DownloadFault.drip(BYTES_PER_SECOND)));
        for (Sample sample : INSTANT) {
            Content other = Content.of(sample.id());
            fileFactory.addFile(sample.id(), sample.name(), other).size(sample.size());
            alfaFile.knows(other.md5(), sample.size());
        }
        long half = INTERRUPTED.size() / 2;
        add(INTERRUPTED, DownloadFault.endAfter(half).and(DownloadFault.drip(BYTES_PER_SECOND)));
        add(FAILING, DownloadFault.html(503), TOO_OFTEN);
        add(PROTECTED, DownloadFault.drip(BYTES_PER_SECOND)).password("tulip");
        add(OFFLINE, DownloadFault.drip(BYTES_PER_SECOND)).status("offline");
    }

    private FileFactoryFile add(Sample sample, DownloadFault fault) {
        return add(sample, fault, 1);
    }

    private FileFactoryFile add(Sample sample, DownloadFault fault, int times) {
        fileFactory.failDownload(sample.id(), fault, times);
        return fileFactory.addFile(sample.id(), sample.name(), sample.content());
    }

    /** A link to each, one per line. */
    String links() {
        return Stream.concat(
                        Stream.concat(PLAIN.stream(), INSTANT.stream()),
                        Stream.of(INTERRUPTED, FAILING, PROTECTED, OFFLINE, GONE))
                .map(sample -> "https://www.filefactory.com/file/" + sample.id())
                .collect(Collectors.joining("\n"));
    }

    private record Sample(String id, String name, long size) {

        Content content() {
            return Content.random(size, size);
        }
    }
}
