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
package io.github.camelfilehosts.chaos;

import io.github.camelfilehosts.test.FileHostServer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What the Maven profile {@code chaos} adds to each test that has a stand-in: connections to it go wrong by chance.
 * What the test expects does not count then, because it knows nothing of that; what {@link Watch} sees does, whatever
 * the test is about. JUnit finds this extension by itself, in that profile only.
 */
public final class ChaosExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(ChaosExtension.class);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
    private static final double RATE = 0.8;

    @Override
    public void beforeAll(ExtensionContext context) throws IllegalAccessException {
        List<FileHostServer<?>> standIns = new ArrayList<>();
        for (Field field : AnnotationSupport.findAnnotatedFields(
                context.getRequiredTestClass(), RegisterExtension.class, ChaosExtension::holdsStandIn)) {
            field.setAccessible(true);
            standIns.add(((FileHostServer<?>) field.get(null)).chaos(RATE, SEED));
        }
        if (!standIns.isEmpty()) {
            ChaosReport report = context.getRoot()
                    .getStore(STORE)
                    .getOrComputeIfAbsent(ChaosReport.class, key -> new ChaosReport(SEED), ChaosReport.class);
            context.getStore(STORE).put(Watch.class, new Watch(standIns, report));
        }
    }

    private static boolean holdsStandIn(Field field) {
        return Modifier.isStatic(field.getModifiers()) && FileHostServer.class.isAssignableFrom(field.getType());
    }

    /** Null where there is no stand-in. */
    private static Watch watch(ExtensionContext context) {
        return context.getStore(STORE).get(Watch.class, Watch.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Watch watch = watch(context);
        if (watch != null) {
            watch.begin(context.getRequiredTestClass().getSimpleName() + ": " + context.getDisplayName());
        }
    }

    /** Each test has a seed of its own: it meets what no other does, and meets it again when it runs alone. */
    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Watch watch = watch(context);
        if (watch != null) {
            watch.standIns()
                    .forEach(standIn ->
                            standIn.chaos(RATE, SEED + context.getUniqueId().hashCode()));
        }
    }

    /** Called behind all others: the test's contexts are stopped. */
    @Override
    public void afterEach(ExtensionContext context) {
        Watch watch = watch(context);
        if (watch != null) {
            watch.end();
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        expectWhateverComes(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        expectWhateverComes(context, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        expectWhateverComes(context, failure);
    }

    private static void expectWhateverComes(ExtensionContext context, Throwable failure) throws Throwable {
        Watch watch = watch(context);
        if (watch == null) {
            throw failure;
        }
        watch.failed(failure);
    }
}
