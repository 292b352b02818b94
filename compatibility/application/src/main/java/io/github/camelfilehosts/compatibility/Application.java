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
package io.github.camelfilehosts.compatibility;

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Takes a file from FileFactory to AlfaFile and back, at the stand-ins, traced, and prints with what it did so. */
@SpringBootApplication
public class Application {

    private static final Content CONTENT = Content.random(5_000_000, 1);
    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
    private static final Set<String> EXPECTED_SPANS = Set.of(
            "filefactory:download",
            "call getFileInfo",
            "alfafile:upload",
            "call file/upload",
            "alfafile:download",
            "bytes up",
            "bytes down");

    public static void main(String[] args) {
        try (FileFactoryServer fileFactory = new FileFactoryServer().start();
                AlfaFileServer alfaFile = new AlfaFileServer().keepUploads(true).start();
                ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                        .properties(properties(fileFactory, alfaFile))
                        .run(args)) {
            fileFactory.addFile("abc123", "photo.jpg", CONTENT);
            ProducerTemplate template = application.getBean(ProducerTemplate.class);

            Object download = template.requestBody("filefactory:download", "abc123");
            AlfaFile uploaded = template.requestBody("alfafile:upload", download, AlfaFile.class);
            byte[] back = template.requestBody("alfafile:download", uploaded.id(), byte[].class);

            if (!Arrays.equals(back, CONTENT.toByteArray())) {
                throw new IllegalStateException("What came back is not what was sent");
            }
            List<String> spans = SPANS.getFinishedSpanItems().stream()
                    .map(SpanData::getName)
                    .distinct()
                    .toList();
            if (!spans.containsAll(EXPECTED_SPANS)) {
                throw new IllegalStateException("Spans are missing: there are " + spans);
            }
            System.out.printf(
                    "Camel %s, Spring Boot %s, Java %s: %s, %,d bytes from FileFactory to AlfaFile and back, %d kinds of"
                            + " spans%n",
                    application.getBean(CamelContext.class).getVersion(),
                    SpringBootVersion.getVersion(),
                    Runtime.version(),
                    uploaded.name(),
                    back.length,
                    spans.size());
        }
    }

    @Bean
    Tracer tracer() {
        return SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                .build()
                .get("application");
    }

    @Bean
    ContextPropagators propagators() {
        return ContextPropagators.noop();
    }

    @Bean
    CamelContextConfiguration tracing() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                new OpenTelemetryTracer().init(context);
            }

            @Override
            public void afterApplicationStart(CamelContext context) {}
        };
    }

    private static Map<String, Object> properties(FileFactoryServer fileFactory, AlfaFileServer alfaFile) {
        return Map.of(
                "camel.component.filefactory.api-url", fileFactory.apiUrl(),
                "camel.component.filefactory.email", fileFactory.email(),
                "camel.component.filefactory.password", fileFactory.password(),
                "camel.component.filefactory.auth-key", fileFactory.authKey(),
                "camel.component.alfafile.api-url", alfaFile.apiUrl(),
                "camel.component.alfafile.token", alfaFile.token());
    }
}
