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
package io.github.camelfilehosts.examples.linkchecker;

import io.github.camelfilehosts.filefactory.FileFactoryEndpointBuilderFactory.FileFactoryBuilders;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/**
 * Any number of IDs in, as many facts out; a call for each hundred. In the endpoint DSL, where a misspelt option does
 * not compile.
 */
public class CheckRoutes extends EndpointRouteBuilder implements FileFactoryBuilders {

    static final String FACTS = "direct:facts";

    @Override
    public void configure() {
        // The pass says what is wrong, once.
        errorHandler(noErrorHandler());
        // A long list may have to wait for the account's hourly budget.
        from(FACTS).to(filefactory("getFileInfo").maxWait("10m"));
    }
}
