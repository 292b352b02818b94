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
package io.github.camelfilehosts.benchmarks.peer;

import io.github.camelfilehosts.filefactory.model.FileInfo;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Mirrors many files, some at a time: checks a hundred a call, as examples/mirror does. */
final class ManyFiles implements Peer {

    private static final int AT_A_TIME = 8;
    private static final int PER_CALL = 100;

    private final Place place;
    private final CamelContext context = new DefaultCamelContext();
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
    private final ProducerTemplate template;

    /**
     * @param api the stand-in's, fast or slow
     * @param alfaFile the path of AlfaFile's
     */
    ManyFiles(Place place, URI api, String alfaFile) throws Exception {
        this.place = place;
        String fileFactory = "?requestsPerHour=0&apiUrl=" + api.resolve("filefactory/");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:check").to("filefactory:getFileInfo" + fileFactory);
                from("direct:mirror")
                        .to("filefactory:download" + fileFactory)
                        .to("alfafile:upload?token=t&maxConcurrentTransfers=" + AT_A_TIME + "&apiUrl="
                                + api.resolve(alfaFile));
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    /** @param task how many of the files of the directory to take */
    @Override
    public void perform(String task) throws Exception {
        List<String> ids = ids(Integer.parseInt(task));
        List<Future<?>> files = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += PER_CALL) {
            List<?> infos = template.requestBody(
                    "direct:check", ids.subList(i, Math.min(ids.size(), i + PER_CALL)), List.class);
            infos.forEach(info -> files.add(workers.submit(() -> mirror((FileInfo) info))));
        }
        for (Future<?> file : files) {
            file.get();
        }
    }

    private void mirror(FileInfo info) {
        template.sendBody("direct:mirror", info);
    }

    private List<String> ids(int count) throws Exception {
        try (Stream<Path> files = Files.list(place.source())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("f100000x"))
                    .limit(count)
                    .toList();
        }
    }

    @Override
    public void close() throws Exception {
        workers.shutdownNow();
        context.close();
    }
}
