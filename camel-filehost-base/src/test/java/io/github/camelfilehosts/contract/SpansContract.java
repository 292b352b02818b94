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
package io.github.camelfilehosts.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.test.Content;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tracer of Camel's is told of a step, in its span. */
public interface SpansContract extends ComponentTest {

    InMemorySpanExporter SPANS = InMemorySpanExporter.create();

    @BeforeEach
    default void trace() throws Exception {
        SPANS.reset();
        context()
                .getRegistry()
                .bind(
                        "tracer",
                        SdkTracerProvider.builder()
                                .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                                .build()
                                .get("test"));
        context().getRegistry().bind("propagators", ContextPropagators.noop());
        new OpenTelemetryTracer().init(context());
        addFile("abc", "a.bin", Content.of("hello"));
    }

    /** The one of our endpoint. */
    default SpanData span() {
        return SPANS.getFinishedSpanItems().stream()
                .filter(span -> span.getName().startsWith(words().scheme()))
                .findFirst()
                .orElseThrow();
    }

    /** Ours, without their prefix. */
    default Map<String, Object> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .filter(entry -> entry.getKey().getKey().startsWith("camel.filehost."))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().getKey().substring("camel.filehost.".length()), Map.Entry::getValue));
    }

    @Test
    default void aDownloadsSpanHasProviderOperationFileAndSize() {
        succeed(downloadUri(), "abc");

        assertThat(span().getName()).isEqualTo(downloadUri());
        assertThat(attributes(span()))
                .containsOnly(
                        Map.entry("provider", words().scheme()),
                        Map.entry("operation", "download"),
                        Map.entry("file.id", "abc"),
                        Map.entry("file.size", "5"));
    }

    @Test
    default void aFailuresSpanHasTheServicesNumber() {
        Integer code = failure(downloadUri(), "nosuchfile").getCode();

        assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attributes(span()))
                .containsEntry("code", code.toString())
                .containsEntry("file.id", "nosuchfile")
                .doesNotContainKey("file.size");
    }

    @Test
    default void whatIsNoFileIsNotTakenForOne() {
        failure(downloadUri(), "https://example.com/else");
        assertThat(attributes(span())).doesNotContainKey("file.id");
    }

    @Test
    default void noSecretIsInASpan() {
        succeed(accountUri(), null);

        assertThat(span().toString())
                .doesNotContain(account().password())
                .doesNotContain(account().login());
        assertThat(span().getAttributes().get(AttributeKey.stringKey("camel.filehost.operation")))
                .isEqualTo(words().accountOperation());
    }
}
