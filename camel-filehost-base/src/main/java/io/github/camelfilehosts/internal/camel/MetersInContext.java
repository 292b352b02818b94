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
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.internal.http.RequestLimits;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.meter.MicrometerMeters;
import io.github.camelfilehosts.internal.session.Account;
import io.github.camelfilehosts.internal.session.Accounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** The meters of a CamelContext, by service: all of its components share them. Thread-safe. */
public final class MetersInContext {

    private static final String REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    /** The name of camel-micrometer's registry. */
    private static final String CAMELS_NAME = "metricsRegistry";

    private final Map<String, Meters> meters = new ConcurrentHashMap<>();

    private MetersInContext() {}

    /** The meters of Micrometer, if it and a registry are there; otherwise none. */
    static Meters of(CamelContext context, String provider) {
        if (!isMicrometerThere(context)) {
            return Meters.NONE;
        }
        MetersInContext shared = ContextPlugin.get(context, MetersInContext.class, MetersInContext::new);
        return shared.meters.computeIfAbsent(provider, key -> Micrometer.meters(context, key));
    }

    /**
     * Applies a function to the registry, if Micrometer and a registry are there; otherwise empty.
     *
     * @param maker gets the {@code MeterRegistry}, which its own signature must not name, because the class may be
     *     missing
     */
    public static <T> Optional<T> withRegistry(CamelContext context, Function<Object, T> maker) {
        return isMicrometerThere(context)
                ? Optional.<Object>ofNullable(Micrometer.registry(context)).map(maker)
                : Optional.empty();
    }

    private static boolean isMicrometerThere(CamelContext context) {
        return context.getClassResolver().resolveClass(REGISTRY) != null;
    }

    /** A class of its own, because it cannot be loaded without the library. */
    private static final class Micrometer {

        static Meters meters(CamelContext context, String provider) {
            MeterRegistry registry = registry(context);
            return registry == null
                    ? Meters.NONE
                    : new MicrometerMeters(registry, provider, () -> fewestLeft(context, provider));
        }

        /** The registry; null if there is none, or if there are several and it is not clear which is meant. */
        private static MeterRegistry registry(CamelContext context) {
            MeterRegistry camels = context.getRegistry().lookupByNameAndType(CAMELS_NAME, MeterRegistry.class);
            if (camels != null) {
                return camels;
            }
            Set<MeterRegistry> all = context.getRegistry().findByType(MeterRegistry.class);
            return only(all.size() == 1 ? all.stream() : all.stream().filter(CompositeMeterRegistry.class::isInstance));
        }

        private static MeterRegistry only(Stream<MeterRegistry> registries) {
            List<MeterRegistry> found = registries.toList();
            return found.size() == 1 ? found.get(0) : null;
        }

        private static Number fewestLeft(CamelContext context, String provider) {
            return ContextPlugin.get(context, Accounts.class, Accounts::new).all().stream()
                    .filter(account -> account.id().provider().equals(provider))
                    .map(Account::requests)
                    .map(RequestLimits::left)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
    }
}
