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

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.Secrets;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.telemetry.SpanLifecycleManager;
import org.apache.camel.telemetry.Tracer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The parts of the step, in the order in which they ended. */
    default List<SpanData> parts(String name) {
        return SPANS.getFinishedSpanItems().stream()
                .filter(part -> part.getName().equals(name))
                .toList();
    }

    /** What each of them tells, under this attribute. */
    default List<Object> told(String name, String attribute) {
        return parts(name).stream().map(part -> attributes(part).get(attribute)).toList();
    }

    private void assertChildrenOfStep(String name) {
        assertThat(parts(name)).isNotEmpty().allSatisfy(part -> {
            assertThat(part.getParentSpanId()).isEqualTo(span().getSpanId());
            assertThat(part.getTraceId()).isEqualTo(span().getTraceId());
        });
    }

    @Test
    default void eachCallIsAPartOfItsStep() {
        succeed(infoUri(), "abc");

        String call = "call " + words().infoMethod();
        assertChildrenOfStep(call);
        assertThat(attributes(parts(call).get(0)))
                .containsOnly(
                        Map.entry("provider", words().scheme()),
                        Map.entry("operation", words().infoOperation()),
                        Map.entry("method", words().infoMethod()),
                        Map.entry("attempt", "1"),
                        Map.entry("outcome", "ok"));
    }

    @Test
    default void soIsALogin() {
        succeed(accountUri(), null);

        assertChildrenOfStep("call " + words().loginMethod());
        assertChildrenOfStep("call " + words().accountMethod());
    }

    @Test
    default void aCallThatIsMadeAgainHasAPartForEachAttempt() {
        server().failCall(words().accountMethod(), ApiFault.dropReply(false), 1);
        succeed(accountUri() + "?retryDelay=1", null);

        String call = "call " + words().accountMethod();
        assertThat(told(call, "attempt")).containsExactly("1", "2");
        assertThat(told(call, "outcome")).containsExactly("TemporaryFailureException", "ok");
        assertThat(parts(call))
                .extracting(part -> part.getStatus().getStatusCode())
                .containsExactly(StatusCode.ERROR, StatusCode.UNSET);
    }

    @Test
    default void aRefusedCallTellsTheServicesNumber() {
        usePassword(Secrets.MARK + "wrong");
        failure(accountUri(), null);

        String call = "call " + words().loginMethod();
        assertThat(told(call, "code")).containsExactly(String.valueOf(words().refusedLogin()));
        assertThat(told(call, "outcome")).containsExactly(String.valueOf(words().refusedLogin()));
    }

    @Test
    default void eachAttemptAtADownloadIsAPartOfItsStepOnOurThreadsToo() {
        Content content = Content.random(300_000, 4);
        addFile("big", "b.bin", content);
        server().failDownload("big", DownloadFault.resetAfter(100_000), 1);

        succeed(downloadUri() + "?retryDelay=1&downloadDirectory=" + directory(), "big");

        assertChildrenOfStep("bytes down");
        assertThat(told("bytes down", "attempt")).containsExactly("1", "2");
        assertThat(told("bytes down", "outcome")).containsExactly("TemporaryFailureException", "ok");
        assertThat(told("bytes down", "provider")).containsOnly(words().scheme());
        assertThat(told("bytes down", "operation")).containsOnly("download");
        assertThat(told("bytes down", "file.id")).containsExactly("big", "big");
        assertThat(told("bytes down", "bytes").stream()
                        .mapToLong(bytes -> Long.parseLong((String) bytes))
                        .sum())
                .isEqualTo(300_000);
    }

    /** What a reader does meanwhile is his own. */
    @Test
    default void aStreamsSpanIsAPartOfTheStepThatGaveItAndNobodysCurrentOne() throws IOException {
        try (Scope readers = Context.root().makeCurrent();
                InputStream in = result(HostedFile.class, downloadUri(), "abc").open()) {
            Context before = Context.current();
            assertThat(in.read()).isEqualTo('h');
            assertThat(Context.current()).isSameAs(before);
            in.readAllBytes();
            assertThat(Context.current()).isSameAs(before);
        }

        assertChildrenOfStep("bytes down");
        assertThat(told("bytes down", "outcome")).containsExactly("ok");
    }

    @Test
    default void withoutAStepThereIsNoPart() {
        Tracer tracer = context().hasService(Tracer.class);
        tracer.setExcludePatterns("*");

        succeed(accountUri(), null);

        assertThat(SPANS.getFinishedSpanItems()).isEmpty();
    }

    /** What is told to the tracer goes through this, too. Its methods are not the same in all versions of Camel. */
    private void intercept(BiFunction<String, Object[], Callable<Object>> around) {
        Tracer tracer = context().hasService(Tracer.class);
        SpanLifecycleManager real = tracer.getSpanLifecycleManager();
        InvocationHandler handler = (proxy, method, arguments) -> {
            Callable<Object> instead = around.apply(method.getName(), arguments);
            Object result = instead == null ? method.invoke(real, arguments) : instead.call();
            if (method.getName().equals("create")) {
                around.apply("created", new Object[] {result, arguments[0]});
            }
            return result;
        };
        tracer.setSpanLifecycleManager((SpanLifecycleManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SpanLifecycleManager.class}, handler));
    }

    private static boolean isPart(Object name) {
        return name.toString().startsWith("call ") || name.toString().startsWith("bytes ");
    }

    /** Micrometer's begins a span where it is activated, and ends it where it is closed. */
    @Test
    default void whateverTheTracerMakesOfItEachPartIsActivatedDeactivatedAndClosedOnce() throws IOException {
        Map<Object, List<String>> lives = new ConcurrentHashMap<>();
        intercept((method, arguments) -> {
            if (method.equals("created") && isPart(arguments[1])) {
                lives.put(arguments[0], new CopyOnWriteArrayList<>());
            } else if (lives.containsKey(arguments[0])) {
                lives.get(arguments[0]).add(method);
            }
            return null;
        });
        server().failDownload("abc", DownloadFault.resetBeforeReply(), 1);

        succeed(accountUri(), null);
        try (InputStream in =
                result(HostedFile.class, downloadUri() + "?retryDelay=1", "abc").open()) {
            in.read();
        }

        assertThat(lives).hasSizeGreaterThan(3);
        assertThat(lives.values()).allMatch(List.of("activate", "deactivate", "close")::equals);
    }

    /** An {@code Error} too: it would keep a slot, or a connection. */
    @ParameterizedTest
    @ValueSource(strings = {"create", "activate", "setTag", "deactivate", "close"})
    default void aTracerThatFailsFailsNoStep(String failing) throws IOException {
        Set<Object> parts = ConcurrentHashMap.newKeySet();
        intercept((method, arguments) -> {
            boolean isOfPart = method.equals("create") ? isPart(arguments[0]) : parts.contains(arguments[0]);
            if (method.equals(failing) && isOfPart) {
                throw new AssertionError("a tracer's bug");
            }
            if (method.equals("created") && isPart(arguments[1])) {
                parts.add(arguments[0]);
            } else if (isOfPart && failing.equals("setTag")) {
                return () -> method.equals("create") ? failingSpan() : null;
            }
            return null;
        });

        for (int i = 0; i < 6; i++) {
            succeed(accountUri(), null);
            try (InputStream in = result(HostedFile.class, downloadUri(), "abc").open()) {
                assertThat(in.readAllBytes()).hasSize(5);
            }
        }

        assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    private static Object failingSpan() {
        return Proxy.newProxyInstance(
                SpansContract.class.getClassLoader(),
                new Class<?>[] {org.apache.camel.telemetry.Span.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "a span that fails";
                    default -> throw new AssertionError("a tracer's bug");
                });
    }

    @Test
    default void noSecretIsInASpan() throws IOException {
        succeed(accountUri(), null);
        try (InputStream in = result(HostedFile.class, downloadUri(), "abc").open()) {
            in.readAllBytes();
        }

        assertThat(Secrets.in(SPANS.getFinishedSpanItems().stream().map(SpanData::toString)))
                .isEmpty();
        assertThat(SPANS.getFinishedSpanItems().toString())
                .doesNotContain(account().password())
                .doesNotContain(account().login());
        assertThat(span().getAttributes().get(AttributeKey.stringKey("camel.filehost.operation")))
                .isEqualTo(words().accountOperation());
    }
}
