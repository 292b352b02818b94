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

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Shows what would be mirrored, and what is in the folder already. */
final class Preview {

    private final Routes routes;
    private final Journal journal;
    private final Options options;
    private final PrintWriter out;
    private final Tally tally = new Tally();
    private final Set<Content> there = new HashSet<>();
    private long alreadyThere;

    Preview(Routes routes, Journal journal, Options options, PrintWriter out) {
        this.routes = routes;
        this.journal = journal;
        this.options = options;
        this.out = out;
    }

    void of(Stream<Link> links) {
        routes.list(options.destination()).forEach(file -> there.add(Content.of(file)));
        new Checker(
                        routes,
                        journal,
                        options.selection(),
                        options.again(),
                        options.destination(),
                        tally,
                        this::say,
                        result -> out.println(Lines.text(result)))
                .check(links, () -> true);
        out.println(tally.wanted() + " files to mirror, " + new Size(tally.bytesWanted()) + "; " + tally.earlier()
                + " arrived in earlier runs");
        if (alreadyThere > 0) {
            out.println(alreadyThere + " are in the folder already: "
                    + (options.again() ? "they are not uploaded again" : "--again skips them"));
        }
    }

    private void say(Job job) {
        boolean isThere = there.contains(Content.of(job.info()));
        alreadyThere += isThere ? 1 : 0;
        if (!isThere || !options.again()) {
            tally.wanted(job);
        }
        String what = isThere && options.again() ? "has already  " : "would mirror ";
        String size =
                job.info().size() == null ? "" : ", " + new Size(job.info().size());
        out.println(
                what + new Flight(job).title() + size + (isThere && !options.again() ? " (there is one already)" : ""));
        out.flush();
    }

    /** What tells files in a folder apart. */
    private record Content(String name, Long size, String md5) {

        static Content of(AlfaFile file) {
            return new Content(file.name(), file.size(), file.md5());
        }

        static Content of(FileInfo file) {
            return new Content(file.name(), file.size(), file.md5());
        }
    }
}
