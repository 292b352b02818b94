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

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.http.CallContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;

/**
 * The charset of an exchange's texts. For an unknown charset, Camel's converters throw exceptions of Java, or return
 * nothing.
 */
final class TextCharset {

    private TextCharset() {}

    /** @throws InvalidRequestException that names the charset, if it cannot be used to write text */
    static void require(Exchange exchange, CallContext context) {
        boolean usable;
        try {
            usable = ExchangeHelper.getCharset(exchange, true).canEncode();
        } catch (IllegalArgumentException e) {
            usable = false;
        }
        if (!usable) {
            throw new InvalidRequestException(
                    context.failure("header or property " + Exchange.CHARSET_NAME + " must be a charset such as UTF-8,"
                            + " not '"
                            + SafeText.of(ExchangeHelper.getCharsetName(exchange)) + "'"));
        }
    }
}
