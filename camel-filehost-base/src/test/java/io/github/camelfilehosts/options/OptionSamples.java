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
package io.github.camelfilehosts.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/**
 * Every option of a component or an endpoint, with a value that it does not have by itself: for tests that set each of
 * them in each way there is. The options are those of the JSON that Camel's tooling makes.
 */
public final class OptionSamples {

    /** What Camel's scheduled pollers bring along; as in Camel's own components, these are options of endpoints only. */
    private static final Set<String> SCHEDULERS = Stream.concat(
                    Stream.of(ScheduledPollEndpoint.class.getDeclaredFields()).map(Field::getName),
                    Stream.of("exceptionHandler", "exchangePattern"))
            .collect(Collectors.toUnmodifiableSet());

    /** Camel takes these apart itself: the name of a scheduler, and what begins with its prefix. */
    private static final Set<String> NO_SINGLE_VALUE = Set.of("scheduler", "schedulerProperties");

    /** Stands for {@code requestBudgets}: both at once are an error. */
    private static final String INSTEAD = "requestBudget";

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Object> beans = new LinkedHashMap<>();

    private OptionSamples(List<? extends BaseOptionModel> options) {
        for (BaseOptionModel option : options) {
            if (option.getName().equals(INSTEAD)) {
                continue;
            }
            if (option.getType().equals("object")) {
                String name = "sample" + option.getName();
                beans.put(name, bean(option.getJavaType(), name));
                texts.put(option.getName(), "#bean:" + name);
            } else {
                texts.put(option.getName(), text(option));
            }
        }
    }

    /** @param endpoint the component's endpoint class; its JSON lies beside it */
    public static OptionSamples ofComponent(Class<?> endpoint, String scheme) {
        return new OptionSamples(componentOptions(endpoint, scheme)
                // It holds the others, and would overwrite them.
                .filter(option -> !option.getName().equals("configuration"))
                .toList());
    }

    /** @param endpoint the component's endpoint class; its JSON lies beside it */
    public static OptionSamples ofEndpoint(Class<?> endpoint, String scheme) {
        return new OptionSamples(endpointOptions(endpoint, scheme)
                .filter(option -> !NO_SINGLE_VALUE.contains(option.getName()))
                .toList());
    }

    /** Those of an endpoint that are options of its component too. */
    public static OptionSamples ofBoth(Class<?> endpoint, String scheme) {
        return new OptionSamples(endpointOptions(endpoint, scheme)
                .filter(option -> !SCHEDULERS.contains(option.getName()))
                .toList());
    }

    /** The names of a component's options that no tool may show. */
    public static List<String> secrets(Class<?> endpoint, String scheme) {
        return componentOptions(endpoint, scheme)
                .filter(BaseOptionModel::isSecret)
                .map(BaseOptionModel::getName)
                .toList();
    }

    static Stream<? extends BaseOptionModel> componentOptions(Class<?> endpoint, String scheme) {
        return model(endpoint, scheme).getComponentOptions().stream();
    }

    static Stream<? extends BaseOptionModel> endpointOptions(Class<?> endpoint, String scheme) {
        return model(endpoint, scheme).getEndpointParameterOptions().stream();
    }

    private static ComponentModel model(Class<?> endpoint, String scheme) {
        try (InputStream json = endpoint.getResourceAsStream(scheme + ".json")) {
            return JsonMapper.generateComponentModel(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(BaseOptionModel option) {
        String byDefault = String.valueOf(option.getDefaultValue());
        return switch (option.getType()) {
            case "boolean" -> String.valueOf(!Boolean.parseBoolean(byDefault));
            case "integer" ->
                option.getDefaultValue() == null ? "8123" : String.valueOf(Integer.parseInt(byDefault) + 1);
            case "duration" -> "7s";
            case "enum" ->
                option.getEnums().stream()
                        .filter(value -> !value.equals(byDefault))
                        .reduce((first, last) -> last)
                        .orElseThrow();
            case "string" -> option.getName().endsWith("Url") ? "http://localhost:1/v1" : "sample" + option.getName();
            default ->
                throw new IllegalArgumentException("no sample for " + option.getName() + ", a " + option.getType());
        };
    }

    private static Object bean(String javaType, String name) {
        try {
            Class<?> type = Class.forName(javaType.replaceAll("<.*", ""));
            return type.isInterface()
                    ? proxy(type, name)
                    : type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no sample for " + name, e);
        }
    }

    private static Object proxy(Class<?> type, String name) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> name.hashCode();
                    case "toString" -> name;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** The options' values as one writes them; a bean's is a reference to it. */
    public Map<String, String> texts() {
        return texts;
    }

    /** The beans that the values refer to, by their names. */
    public Map<String, Object> beans() {
        return beans;
    }

    public void bindBeans(CamelContext context) {
        beans.forEach(context.getRegistry()::bind);
    }

    /** Checks that each option has arrived. */
    public void assertSet(Object target, PropertyConfigurer configurer, CamelContext context) {
        PropertyConfigurerGetter getter = (PropertyConfigurerGetter) configurer;
        assertThat(texts).isNotEmpty().allSatisfy((name, text) -> {
            Object value = getter.getOptionValue(target, name, false);
            assertThat(value).as(name).isNotNull();
            assertThat(value).as(name).isEqualTo(expected(text, value.getClass(), context));
        });
    }

    private Object expected(String text, Class<?> type, CamelContext context) {
        if (text.startsWith("#bean:")) {
            return beans.get(text.substring("#bean:".length()));
        }
        // A time is a number of milliseconds in some options, as in camel-http.
        return type == Long.class
                ? (Object) context.getTypeConverter()
                        .convertTo(Duration.class, text)
                        .toMillis()
                : context.getTypeConverter().convertTo(type, text);
    }
}
