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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.Content;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.spi.BacklogDebugger;
import org.apache.camel.spi.BacklogTracer;
import org.apache.camel.support.MessageHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever looks at messages on their way, with what Camel has for it and with Camel's defaults, is told of a
 * HostedFile, and does not download it.
 */
class HostedFileWhileDebuggingTest extends FileFactoryTestSupport {

    private static final String TOLD = "HostedFile[filefactory abc, name=lines.txt";

    @Override
    protected boolean jmx() {
        return true;
    }

    @BeforeEach
    void addFile() {
        SERVER.addFile("abc", "lines.txt", Content.of("some text"));
    }

    @AfterEach
    void nothingWasFetched() {
        assertThat(SERVER.streamRequests()).isEmpty();
    }

    @Override
    protected RouteBuilder routes() {
        context.setBacklogTracing(true);
        context.setTracing(true);
        context.setMessageHistory(true);
        context.setDevConsole(true);
        context.setDebugging(true);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:download")
                        .to("filefactory:download")
                        .to("log:a?showAll=true&showFiles=true&showStreams=true&multiline=true")
                        .to("seda:waiting?waitForTaskToComplete=Never")
                        .setProperty("property", body())
                        .setVariable("variable", body())
                        .setHeader("header", body())
                        .id("after")
                        .to("mock:end");
                from("direct:failing")
                        .errorHandler(defaultErrorHandler()
                                .logExhaustedMessageBody(true)
                                .logExhaustedMessageHistory(true))
                        .to("filefactory:download")
                        .throwException(new IllegalStateException("on purpose"));
            }
        };
    }

    @Test
    void theBacklogTracer() {
        BacklogTracer tracer = plugin(BacklogTracer.class);
        tracer.setIncludeExchangeProperties(true);
        tracer.setIncludeExchangeVariables(true);

        succeed("direct:download", "abc");

        assertThat(tracer.dumpAllTracedMessages())
                .anySatisfy(event -> assertThat(event.getMessageAsJSon()).contains(TOLD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seda://waiting", "mock://end"})
    void jmxBrowse(String endpoint) throws Exception {
        succeed("direct:download", "abc");

        assertThat(browse(endpoint, "browseAllMessagesAsXml", true)).contains(TOLD);
        assertThat(browse(endpoint, "browseAllMessagesAsJSon", true)).contains(TOLD);
        assertThat(browse(endpoint, "browseMessageBody", 0)).contains(TOLD);
        assertThat(browse(endpoint, "browseMessageAsXml", 0, true)).contains(TOLD);
        assertThat(browse(endpoint, "browseMessageAsJSon", 0, true)).contains(TOLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"browse", "trace", "inflight", "debug", "message-history"})
    void devConsoles(String id) {
        succeed("direct:download", "abc");
        DevConsole console = plugin(DevConsoleRegistry.class).resolveById(id);
        assumeTrue(console != null || !id.equals("message-history"), "older Camels do not have it");

        for (MediaType type : MediaType.values()) {
            assertThat(console.call(type, Map.of("dump", "true", "includeBody", "true")))
                    .isNotNull();
        }
    }

    @Test
    void theBacklogDebugger() {
        BacklogDebugger debugger = context.hasService(BacklogDebugger.class);
        debugger.enableDebugger();
        debugger.addBreakpoint("after");
        template.asyncSend("direct:download", exchange -> exchange.getMessage().setBody("abc"));
        try {
            Awaitility.await()
                    .until(() -> !debugger.getSuspendedBreakpointNodeIds().isEmpty());

            assertThat(debugger.getSuspendedBreakpointMessage("after").getMessageAsJSon())
                    .contains(TOLD);
        } finally {
            debugger.disableDebugger();
        }
    }

    @Test
    void theHistoryOfAMessageThatFailed() {
        Exchange exchange = send("direct:failing", "abc");

        assertThat(exchange.getException()).hasMessage("on purpose");
        assertThat(exchange.getMessage().getBody()).isInstanceOf(HostedFile.class);
    }

    @Test
    void dumpsOfAMessage() {
        Exchange exchange = succeed("filefactory:download", "abc");

        assertThat(MessageHelper.dumpAsXml(exchange.getMessage())).contains(TOLD);
        assertThat(MessageHelper.dumpAsJSon(exchange.getMessage())).contains(TOLD);
        assertThat(MessageHelper.extractBodyForLogging(exchange.getMessage(), "", true, true))
                .contains(TOLD);
    }

    private <T> T plugin(Class<T> type) {
        return context.getCamelContextExtension().getContextPlugin(type);
    }

    private static String browse(String endpoint, String operation, Object... arguments) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names = server.queryNames(
                new ObjectName("org.apache.camel:context=*,type=endpoints,name=\"" + endpoint + "*\""), null);
        String[] types = new String[arguments.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = arguments[i].getClass().getName();
        }
        return (String) server.invoke(names.iterator().next(), operation, arguments, types);
    }
}
