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
package io.github.camelfilehosts.secrets;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.micrometer.eventnotifier.MicrometerExchangeEventNotifier;
import org.apache.camel.component.micrometer.eventnotifier.MicrometerExchangeEventNotifierNamingStrategyDefault;
import org.apache.camel.component.micrometer.messagehistory.MicrometerMessageHistoryFactory;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.assertj.core.util.Throwables;

/**
 * What a CamelContext shows to people and programs that need not know its secrets. A test collects what it gets, then
 * what the context has to show, and looks through all of it.
 */
public final class VisibleOutput {

    private static final String OURS = "io.github.camelfilehosts.";

    private final CamelContext context;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Queue<String> pieces = new ConcurrentLinkedQueue<>();
    private final long loggedBefore;

    /** @param context is not started yet */
    public VisibleOutput(CamelContext context) throws IOException {
        this.context = context;
        this.loggedBefore = Files.exists(SuiteLog.LOG) ? Files.size(SuiteLog.LOG) : 0;
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                event(event);
            }
        });
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        meter();
    }

    /** As camel-micrometer's users do; the exchange events with the whole URI. */
    private void meter() {
        MicrometerRoutePolicyFactory routes = new MicrometerRoutePolicyFactory();
        routes.setMeterRegistry(meters);
        context.addRoutePolicyFactory(routes);
        MicrometerMessageHistoryFactory history = new MicrometerMessageHistoryFactory();
        history.setMeterRegistry(meters);
        context.setMessageHistoryFactory(history);
        MicrometerExchangeEventNotifier exchanges = new MicrometerExchangeEventNotifier();
        exchanges.setMeterRegistry(meters);
        exchanges.setNamingStrategy(new MicrometerExchangeEventNotifierNamingStrategyDefault(false));
        context.getManagementStrategy().addEventNotifier(exchanges);
    }

    private void event(CamelEvent event) {
        add(event);
        if (event instanceof CamelEvent.FailureEvent failure) {
            failure(failure.getCause());
        }
    }

    public void add(Object shown) {
        pieces.add(String.valueOf(shown));
    }

    /** With causes and what was suppressed. */
    public void failure(Throwable failure) {
        add(Throwables.getStackTrace(failure));
        ours(failure);
    }

    /** @param sent the headers that the test put there itself */
    public void exchange(Exchange exchange, String... sent) {
        add(exchange);
        add(exchange.getMessage().getBody());
        ours(exchange.getMessage().getBody());
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            if (!List.of(sent).contains(name)) {
                add(name + ": " + value);
            }
        });
        exchange.getAllProperties().forEach((name, value) -> {
            // Not Camel's own, such as the URI of the last endpoint.
            if (name.startsWith("CamelFileHost")) {
                add(name + ": " + value);
            }
        });
        if (exchange.getException() != null) {
            failure(exchange.getException());
        }
    }

    /** All that the context shows of itself, and what was logged. */
    public void context() throws JMException, IOException {
        log();
        for (Endpoint endpoint : context.getEndpoints()) {
            add(endpoint);
            ours(endpoint);
        }
        context.getComponentNames().forEach(name -> ours(context.hasComponent(name)));
        meters.getMeters().forEach(meter -> add(meter.getId()));
        jmx();
        health();
        console();
    }

    private void log() throws IOException {
        try (InputStream log = Files.newInputStream(SuiteLog.LOG)) {
            log.skipNBytes(loggedBefore);
            add(new String(log.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
    }

    private void jmx() throws JMException {
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        for (ObjectName name :
                server.queryNames(new ObjectName("org.apache.camel:context=" + context.getName() + ",*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    add(name + " " + attribute.getName() + ": " + server.getAttribute(name, attribute.getName()));
                }
            }
            for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                if (operation.getName().equals("listTransfers")) {
                    add(name + " " + operation.getName() + ": " + server.invoke(name, operation.getName(), null, null));
                }
            }
        }
    }

    private void health() {
        HealthCheckHelper.getHealthCheckRepository(context, "producers").stream()
                .map(HealthCheck::call)
                .forEach(result ->
                        add(result.getCheck().getMetaData() + " " + result.getMessage() + " " + result.getDetails()));
    }

    private void console() {
        DevConsole ours = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("filehost");
        add(ours.call(DevConsole.MediaType.TEXT));
        add(ours.call(DevConsole.MediaType.JSON));
    }

    /** What our own objects say of themselves: this one, and all that can be reached from it. */
    private void ours(Object object) {
        ours(object, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private void ours(Object object, Set<Object> seen) {
        if (object instanceof Collection<?> elements) {
            elements.forEach(element -> ours(element, seen));
        } else if (object instanceof Map<?, ?> map) {
            ours(map.keySet(), seen);
            ours(map.values(), seen);
        } else if (object != null && object.getClass().getName().startsWith(OURS) && seen.add(object)) {
            add(object);
            for (Class<?> type = object.getClass(); type.getName().startsWith(OURS); type = type.getSuperclass()) {
                Arrays.stream(type.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .forEach(field -> ours(value(field, object), seen));
            }
        }
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was collected. */
    public String text() {
        return String.join("\n", pieces);
    }
}
