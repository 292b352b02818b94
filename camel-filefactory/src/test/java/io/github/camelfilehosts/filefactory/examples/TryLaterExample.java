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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

public class TryLaterExample extends RouteBuilder {

    @Override
    public void configure() {
        onException(TemporaryFailureException.class)
                .onWhen(simple("${exception.retryable} == true && ${header.tries} < {{tries}}"))
                .handled(true)
                .setHeader("tries", simple("${header.tries}++"))
                .setProperty("pause", constant("{{pause}}"))
                .choice()
                .when(simple("${exception.retryAfter} != null"))
                .setProperty("pause", simple("${exception.retryAfter.toMillis}"))
                .end()
                .delay(exchangeProperty("pause"))
                .asyncDelayed()
                .to("seda:links");

        onException(FileHostException.class).handled(true).to("seda:given-up");

        from("direct:fetch").setHeader("tries", constant(1)).to("seda:links");

        from("seda:links")
                // Camel's mark of an exchange whose error it handles: the copy in the queue would have it still.
                .removeProperty(Exchange.FATAL_FALLBACK_ERROR_HANDLER)
                .to("filefactory:download?downloadDirectory={{downloads}}")
                .to("seda:done");
    }
}
