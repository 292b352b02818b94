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
package io.github.camelfilehosts.test.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.Content;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class UnitTest {

    // tag::kit[]
    @Test
    void countsBytesAndNoticesWrongOnes() throws Exception {
        HostedFile tulips = TestFile.of("Tulips.jpg", Content.random(620_888, 1));
        HostedFile wilted =
                TestFile.of("Tulips.jpg", Content.random(620_888, 1)).corrupt();

        try (CamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:count")
                            .convertBodyTo(byte[].class)
                            .process(exchange -> exchange.getMessage()
                                    .setBody(exchange.getMessage().getBody(byte[].class).length));
                }
            });
            context.start();
            var template = context.createProducerTemplate();

            assertThat(template.requestBody("direct:count", tulips, Integer.class))
                    .isEqualTo(620_888);
            assertThatThrownBy(() -> template.requestBody("direct:count", wilted))
                    .hasRootCauseInstanceOf(CorruptTransferException.class);
        }
    }
    // end::kit[]
}
