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

import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.internal.http.CallContext;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A CamelContext without routes, and an exchange in it. */
@Timeout(30)
abstract class CamelTestSetup {

    final CamelContext camel = new DefaultCamelContext();
    final CallContext context = new RecordingSleeper().context(Duration.ofSeconds(60));
    Exchange exchange;

    @BeforeEach
    void startCamel() {
        camel.start();
        exchange = newExchange();
    }

    @AfterEach
    void stopCamel() {
        camel.stop();
    }

    Exchange newExchange() {
        return new DefaultExchange(camel);
    }

    MessageOptions options() {
        return new MessageOptions(exchange, context);
    }
}
