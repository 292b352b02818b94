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
package io.github.camelfilehosts.soak;

import io.github.camelfilehosts.FileHostException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Sends exchanges through the routes and writes down what becomes of them. Thread-safe. */
final class Caller {

    private final ProducerTemplate template;
    private final Ledger ledger;

    Caller(ProducerTemplate template, Ledger ledger) {
        this.template = template;
        this.ledger = ledger;
    }

    /**
     * Sends one exchange and waits for its end.
     *
     * @param headers names and values by turns; one without a value is left out
     */
    Answer call(String route, Object body, Object... headers) {
        ledger.started();
        Exchange exchange = template.send("direct:" + route, sent -> {
            sent.getMessage().setBody(body);
            for (int i = 0; i < headers.length; i += 2) {
                if (headers[i + 1] != null) {
                    sent.getMessage().setHeader((String) headers[i], headers[i + 1]);
                }
            }
        });
        ledger.ended(route, exchange);
        return new Answer(exchange.getException() == null, exchange.getMessage().getBody(), failure(exchange));
    }

    private static FileHostException failure(Exchange exchange) {
        return exchange.getException(FileHostException.class);
    }

    /**
     * @param ok whether there is a result
     * @param body the result
     * @param failure why there is none
     */
    record Answer(boolean ok, Object body, FileHostException failure) {

        <T> T body(Class<T> type) {
            return type.cast(body);
        }

        boolean retryable() {
            return failure != null && failure.isRetryable();
        }
    }
}
