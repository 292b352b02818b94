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
package io.github.camelfilehosts.benchmarks.context;

import java.util.function.IntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Contexts of many routes, each {@code direct:} to an endpoint. */
enum Contexts {
    PLAIN(number -> "direct:end" + number),
    HTTP(number -> "http://127.0.0.1:1/" + number),
    OURS(number -> number % 2 == 0
            ? "filefactory:getFileInfo?fileId=f" + number
            : "alfafile:upload?token=t&folderId=f" + number);

    private final IntFunction<String> endpoint;

    Contexts(IntFunction<String> endpoint) {
        this.endpoint = endpoint;
    }

    CamelContext start(int routes) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < routes; i++) {
                    from("direct:start" + i).to(endpoint.apply(i));
                }
            }
        });
        context.start();
        return context;
    }
}
