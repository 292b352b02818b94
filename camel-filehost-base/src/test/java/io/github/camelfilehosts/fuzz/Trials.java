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
package io.github.camelfilehosts.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.CredentialsSource;
import io.github.camelfilehosts.Pools;
import io.github.camelfilehosts.internal.camel.ComponentTime;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.internal.camel.FileHostConfiguration;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Performs operations of a component whose service's replies are changed, and checks how they end. */
public final class Trials implements AutoCloseable {

    /** The name of the bean that knows the account. */
    public static final String ACCOUNT = "account";

    /** What the component has to be told. */
    public static final String API_URL = "http://api.example/v1";

    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    /** After so many trials it is looked whether the component still works. */
    private static final int OFTEN = 20;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final FileHostComponent component;
    private final MutatedService service = new MutatedService();
    private final ConcurrentMap<String, String> sessions = new ConcurrentHashMap<>();
    private final CamelContext context = new DefaultCamelContext();
    private final List<String> secrets;
    private final Path directory;
    private final ProducerTemplate template;
    private int number;

    /**
     * @param component not started yet
     * @param directory where its downloads go
     * @param secrets what its service gives and its endpoints have in the way of secrets
     */
    public Trials(String scheme, FileHostComponent component, Path directory, String... secrets) throws IOException {
        this.component = component;
        this.directory = directory;
        this.secrets = List.of(secrets);
        ComponentTime.set(component, new QuickTime());
        component.setProxyHost("localhost");
        component.setProxyPort(service.port());
        FileHostConfiguration configuration = component.getConfiguration();
        configuration.setMaxRetries(1);
        configuration.setSessionStore(sessions);
        context.disableJMX();
        context.getStreamCachingStrategy()
                .setSpoolDirectory(directory.resolveSibling("spool").toFile());
        context.getRegistry().bind(ACCOUNT, (CredentialsSource) this::credentials);
        context.addComponent(scheme, component);
        context.start();
        template = context.createProducerTemplate();
    }

    /** Makes any connection to others a finding of Jazzer's, until it is closed. */
    public SilentCloseable alone() {
        return BugDetectors.allowNetworkConnections((host, port) -> port == service.port());
    }

    public MutatedService service() {
        return service;
    }

    /** Others in each trial: a login that was refused in an earlier one is none of its business. */
    private Credentials credentials() {
        return new Credentials("somebody", "password" + number, "authkey" + number);
    }

    public void perform(Operation operation, List<? extends ReplyChange> changes) {
        number++;
        sessions.clear();
        service.change(changes);
        try {
            assertTimeoutPreemptively(
                    LONGEST,
                    () -> check(operation, template.send(operation.uri(), exchange -> {
                        exchange.getMessage().setBody(operation.body());
                        exchange.getMessage().setHeaders(new HashMap<>(operation.headers()));
                    })));
        } catch (Throwable e) {
            throw new AssertionError(operation + " with " + changes, e);
        }
    }

    /** Every now and then, when nothing is changed: the operation succeeds. */
    public void stillWorks(Operation operation) {
        if (number % OFTEN == 0) {
            sessions.clear();
            service.change(List.of());
            Exchange exchange =
                    template.send(operation.uri(), sent -> sent.getMessage().setBody(operation.body()));
            assertThat((Throwable) exchange.getException()).isNull();
        }
    }

    private void check(Operation operation, Exchange exchange) throws Exception {
        assertThat(service.failure()).isNull();
        Credentials credentials = credentials();
        List<String> all = new ArrayList<>(secrets);
        all.add(credentials.password());
        all.add(credentials.authKey());
        new Outcome(operation, exchange, all, directory).check();
        assertThat(Pools.leased(component)).isZero();
        try (var files = Files.list(directory)) {
            files.map(Path::toFile).forEach(File::delete);
        }
    }

    @Override
    public void close() throws IOException {
        LOG.info("{} trials, {} mutated replies", number, service.mutated());
        context.stop();
        service.close();
    }
}
