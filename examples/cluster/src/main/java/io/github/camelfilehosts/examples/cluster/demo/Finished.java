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
package io.github.camelfilehosts.examples.cluster.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The finished jobs, as the route writes them. */
final class Finished {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;
    private final Set<Path> seen = new HashSet<>();
    private final Map<String, JsonNode> jobs = new HashMap<>();

    Finished(Path folder) {
        this.folder = folder;
    }

    /** The jobs that have finished since the last call. */
    List<JsonNode> look() throws IOException {
        List<JsonNode> news = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                boolean whole = !file.getFileName().toString().startsWith(".");
                if (whole && seen.add(file)) {
                    JsonNode job = MAPPER.readTree(file.toFile());
                    jobs.put(job.path("fileId").asText(), job);
                    news.add(job);
                }
            }
        }
        return news;
    }

    int count() {
        return jobs.size();
    }

    /** The outcome of a job; null if it has not finished. */
    JsonNode of(Job job) {
        return jobs.get(job.fileId());
    }
}
