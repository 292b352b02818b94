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
package io.github.camelfilehosts.benchmarks.api;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One call of FileFactory's getFileInfo, in four ways, against static answers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ApiCallBenchmark {

    private static final int THREADS = 8;

    @Param({"1", "100"})
    public int ids;

    private String idList;
    private GetFileInfo getFileInfo;
    private CamelContext context;
    private ProducerTemplate template;

    @Setup
    public void start() throws Exception {
        idList = IntStream.range(0, ids)
                .mapToObj(number -> String.format("id%010d", number))
                .collect(Collectors.joining(","));
        String api = System.getProperty("bench.json") + ids + "/";
        getFileInfo = new GetFileInfo(URI.create(api + "getFileInfo"));
        context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ours")
                        .to("filefactory:getFileInfo?requestsPerHour=0&maxConcurrentRequests=" + THREADS + "&apiUrl="
                                + api);
                from("direct:http")
                        .setHeader("Content-Type", constant("application/x-www-form-urlencoded"))
                        .setBody(simple("file=${body}"))
                        .to(api + "getFileInfo")
                        .unmarshal()
                        .json(FileInfos.class);
                from("direct:dynamic-http")
                        .setHeader("CamelHttpMethod", constant("POST"))
                        .toD(api + "getFileInfo?file=${body}")
                        .unmarshal()
                        .json(FileInfos.class);
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @TearDown
    public void stop() throws Exception {
        getFileInfo.close();
        context.stop();
    }

    @Benchmark
    public Object ours() {
        return template.requestBody("direct:ours", idList);
    }

    @Benchmark
    public Object httpClient() throws IOException {
        return getFileInfo.call(idList);
    }

    @Benchmark
    public Object httpRoute() {
        return template.requestBody("direct:http", idList);
    }

    @Benchmark
    public Object dynamicHttpRoute() {
        return template.requestBody("direct:dynamic-http", idList);
    }
}
