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

import io.github.camelfilehosts.internal.camel.FileHostComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** CamelContexts that each stand for a node of its own, all working for one account. */
public final class Nodes implements AutoCloseable {

    private final List<DefaultCamelContext> contexts = new ArrayList<>();
    private final List<ProducerTemplate> templates = new ArrayList<>();
    private final ComponentTest test;
    private final Consumer<FileHostComponent> options;

    /** @param options what all nodes have beside the account */
    public Nodes(ComponentTest test, Consumer<FileHostComponent> options) {
        this.test = test;
        this.options = options;
    }

    public Nodes start(int number) {
        for (int i = 0; i < number; i++) {
            start(component -> {});
        }
        return this;
    }

    /** @param otherwise what this node has otherwise than the others */
    public void start(Consumer<FileHostComponent> otherwise) {
        FileHostComponent component = test.newComponent();
        test.useAccount(component);
        options.accept(component);
        otherwise.accept(component);
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(1);
        context.addComponent(test.words().scheme(), component);
        context.start();
        contexts.add(context);
        templates.add(context.createProducerTemplate());
    }

    /** What became of a message that a node was sent, its failure too. */
    public Exchange send(int node, String uri, Object body) {
        return templates
                .get(node)
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    public void stop(int node) {
        contexts.get(node).stop();
    }

    @Override
    public void close() {
        contexts.forEach(DefaultCamelContext::stop);
    }
}
