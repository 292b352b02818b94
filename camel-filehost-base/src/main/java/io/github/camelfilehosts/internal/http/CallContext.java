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
package io.github.camelfilehosts.internal.http;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.watch.Spans;
import io.github.camelfilehosts.internal.watch.Watchers;
import java.io.IOException;

/**
 * What calls are made for: one operation of one exchange.
 *
 * @param provider the component's scheme
 * @param operation the endpoint's operation, which every failure names
 * @param exchangeId the exchange's ID
 * @param routeId the route that the exchange is in; null if none
 * @param waits what is left of the exchange's {@code maxWait}
 * @param secrets the secrets of the account and of the operation
 * @param watchers who is told of the calls
 * @param reservation the requests taken from the budget for its next calls; null if none
 */
public record CallContext(
        String provider,
        String operation,
        String exchangeId,
        String routeId,
        WaitAllowance waits,
        KnownSecrets secrets,
        Watchers watchers,
        Reservation reservation) {

    /** A context without a reservation. */
    public CallContext(
            String provider,
            String operation,
            String exchangeId,
            String routeId,
            WaitAllowance waits,
            KnownSecrets secrets,
            Watchers watchers) {
        this(provider, operation, exchangeId, routeId, waits, secrets, watchers, null);
    }

    public Meters meters() {
        return watchers.meters();
    }

    /** Begins the span of a part of the operation, as {@link Spans#begin}. */
    public Spans.Span span(String name, boolean current) {
        Spans.Span span = watchers.spans().begin(name, current);
        span.tell("provider", provider);
        span.tell("operation", operation);
        return span;
    }

    CallContext with(Reservation reserved) {
        return new CallContext(provider, operation, exchangeId, routeId, waits, secrets, watchers, reserved);
    }

    /** The same context without its reservation, for a call that was not foreseen: a login. */
    public CallContext unreserved() {
        return with(null);
    }

    /** @param message quotes text of others only through {@link #quote} */
    public Failure failure(String message) {
        return Failure.of(provider, operation, secrets.hideInOurs(message));
    }

    /** A failure with a cause, which may quote text of others too. */
    public Failure failure(String message, Throwable cause) {
        return failure(message).withCause(secrets.quote(cause));
    }

    /**
     * Text of others in a form that a message or a log may show: without secrets, safe, and not too long. A service may
     * write anything, and echo what it was sent.
     */
    public String quote(String text) {
        return secrets.quote(text);
    }

    /** Describes what went wrong, in a form that a message may show. */
    public String describe(IOException e) {
        return quote(NoAnswer.describe(e));
    }

    /** A transfer for this operation. */
    public Transfer transfer(String fileId, String name, long size) {
        return new Transfer(provider, operation, fileId, name, size, exchangeId, routeId);
    }

    /** As in failures, for a log. */
    @Override
    public String toString() {
        return provider + " " + operation;
    }
}
