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
package io.github.camelfilehosts.filefactory.examples;

import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import org.apache.camel.builder.RouteBuilder;

public class HandleErrorsExample extends RouteBuilder {

    @Override
    public void configure() {
        onException(FileNotFoundOnHostException.class).handled(true).to("seda:gone");
        onException(TemporaryFailureException.class)
                .onWhen(exchange ->
                        exchange.getException(TemporaryFailureException.class).isRetryable())
                .maximumRedeliveries(5)
                .redeliveryDelay("{{pause}}")
                .asyncDelayedRedelivery()
                .handled(true)
                .to("seda:later");

        from("direct:careful").to("filefactory:download").to("file:{{inbox}}?tempPrefix=.incoming-");
    }
}
