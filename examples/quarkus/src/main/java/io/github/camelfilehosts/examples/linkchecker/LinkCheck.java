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
package io.github.camelfilehosts.examples.linkchecker;

import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.ProducerTemplate;

/** One pass: each link of a file is asked for, and gets a row in another. */
@Singleton
class LinkCheck {

    /** The status of a line that is no link. */
    static final String BROKEN = "BROKEN";

    /** How many links are in memory at a time, whatever the length of the list. */
    private static final int CHUNK = 1000;

    private final ProducerTemplate camel;

    LinkCheck(ProducerTemplate camel) {
        this.camel = camel;
    }

    /** @return how many links have which status */
    Map<String, Integer> run(Path links, Path statuses) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (LinkFile in = new LinkFile(links);
                StatusFile out = new StatusFile(statuses)) {
            for (List<Link> chunk = in.next(CHUNK); !chunk.isEmpty(); chunk = in.next(CHUNK)) {
                check(chunk, out, counts);
            }
            out.complete();
        }
        return counts;
    }

    private void check(List<Link> chunk, StatusFile out, Map<String, Integer> counts) throws IOException {
        Iterator<FileInfo> files = ask(chunk).iterator();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (Link link : chunk) {
            if (link.isBroken()) {
                out.addBroken(link, now);
                counts.merge(BROKEN, 1, Integer::sum);
            } else {
                FileInfo file = files.next();
                out.add(link, file, now);
                counts.merge(file.status().name(), 1, Integer::sum);
            }
        }
    }

    /** In the order of the links, without those that are broken. */
    private List<FileInfo> ask(List<Link> chunk) {
        List<String> ids =
                chunk.stream().filter(link -> !link.isBroken()).map(Link::id).toList();
        return ids.isEmpty() ? List.of() : camel.requestBody(CheckRoutes.FACTS, ids, FileInfoList.class);
    }
}
