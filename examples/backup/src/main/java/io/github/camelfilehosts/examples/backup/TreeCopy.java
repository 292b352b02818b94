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
package io.github.camelfilehosts.examples.backup;

import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Sends each file of a directory tree to {@code direct:copy}, some side by side. */
class TreeCopy {

    private static final int SIDE_BY_SIDE = 8;

    private final CamelContext context;
    private final Path directory;
    private final String path;

    /** @param path the folder that the tree goes into; null for the root */
    TreeCopy(CamelContext context, Path directory, String path) {
        this.context = context;
        this.directory = directory;
        this.path = path;
    }

    void run() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        // However large the tree is, few files of it wait.
        Semaphore room = new Semaphore(2 * SIDE_BY_SIDE);
        try (ProducerTemplate template = context.createProducerTemplate();
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                room.acquire();
                threads.execute(() -> {
                    try {
                        template.sendBodyAndHeaders("direct:copy", file.toFile(), headers(file));
                    } finally {
                        room.release();
                    }
                });
            }
            threads.shutdown();
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, Object> headers(Path file) {
        Path relative = directory.relativize(file);
        Map<String, Object> headers = new HashMap<>();
        headers.put(Tally.PATH, slashed(relative));
        String folder = folder(relative.getParent());
        if (folder != null) {
            headers.put(AlfaFileConstants.FOLDER_PATH, folder);
        }
        return headers;
    }

    private String folder(Path parent) {
        if (parent == null) {
            return path;
        }
        return path == null ? slashed(parent) : path + "/" + slashed(parent);
    }

    private static String slashed(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
