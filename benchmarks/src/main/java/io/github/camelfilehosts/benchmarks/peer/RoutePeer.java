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
package io.github.camelfilehosts.benchmarks.peer;

import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route {@code direct:start}, in a context with Camel's defaults. */
final class RoutePeer implements Peer {

    private final CamelContext context = new DefaultCamelContext();
    private final Function<String, Object> body;
    private final ProducerTemplate template;

    /** @param body what the route is given for a file */
    RoutePeer(RoutesBuilder routes, Function<String, Object> body) throws Exception {
        this.body = body;
        context.addRoutes(routes);
        context.start();
        template = context.createProducerTemplate();
    }

    @Override
    public void perform(String file) throws CamelExecutionException {
        template.sendBodyAndHeader("direct:start", body.apply(file), "file", file);
    }

    @Override
    public void close() throws Exception {
        context.close();
    }
}
