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
package io.github.camelfilehosts.benchmarks.watching;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.benchmarks.api.FileInfos;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A call and a download in a route, while nobody watches, while it is counted, and while it is traced too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WatchedBenchmark {

    @Param({"nobody", "metrics", "all"})
    public String watched;

    private String file;
    private SdkTracerProvider traces;
    private CamelContext context;
    private ProducerTemplate template;

    @Setup
    public void start() throws Exception {
        file = System.getProperty("bench.file");
        String api = System.getProperty("bench.json") + "1/";
        context = new DefaultCamelContext();
        if (!watched.equals("nobody")) {
            context.getRegistry().bind("metricsRegistry", new SimpleMeterRegistry());
        }
        if (watched.equals("all")) {
            trace();
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").to("filefactory:getFileInfo?requestsPerHour=0&apiUrl=" + api);
                from("direct:http")
                        .setHeader("Content-Type", constant("application/x-www-form-urlencoded"))
                        .setBody(simple("file=${body}"))
                        .to(api + "getFileInfo")
                        .unmarshal()
                        .json(FileInfos.class);
                from("direct:download")
                        .to("filefactory:download?requestsPerHour=0&apiUrl=" + System.getProperty("bench.standIn")
                                + "filefactory/");
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    /** As an application does that sends its spans off in batches; these go nowhere. */
    private void trace() {
        traces = SdkTracerProvider.builder()
                .addSpanProcessor(BatchSpanProcessor.builder(new Nowhere()).build())
                .build();
        context.getRegistry().bind("tracer", traces.get("benchmark"));
        context.getRegistry().bind("propagators", ContextPropagators.noop());
        new OpenTelemetryTracer().init(context);
    }

    @TearDown
    public void stop() {
        context.stop();
        if (traces != null) {
            traces.close();
        }
    }

    @Benchmark
    public Object call() {
        return template.requestBody("direct:call", "id0000000000");
    }

    @Benchmark
    public Object httpRoute() {
        return template.requestBody("direct:http", "id0000000000");
    }

    @Benchmark
    public long download() throws IOException {
        HostedFile body = template.requestBody("direct:download", file, HostedFile.class);
        try (InputStream in = body.open()) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static final class Nowhere implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
