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
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.json.Answer;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.watch.Spans;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a service's API: takes from the budget, sends, recognises errors, and retries where that makes sense.
 * Thread-safe.
 */
public final class ApiCaller {

    private static final Logger LOG = LoggerFactory.getLogger(ApiCaller.class);

    private final HttpTransport transport;
    private final URI apiUrl;
    private final EnvelopeReader envelopes;
    private final RequestLimits limits;
    private final Retry retry;

    /** @param envelope the envelope's class, whose type parameter is the type of the answer */
    @SuppressWarnings("rawtypes")
    public ApiCaller(
            HttpTransport transport,
            URI apiUrl,
            Class<? extends Envelope> envelope,
            RequestLimits limits,
            Retry retry) {
        this.transport = transport;
        this.apiUrl = apiUrl;
        this.envelopes = new EnvelopeReader(envelope);
        this.limits = limits;
        this.retry = retry;
    }

    /**
     * Makes a call, and retries it after a temporary failure if it may be repeated.
     *
     * @param type the type of the answer inside the envelope
     * @return the answer; empty if the service sent none, or an empty array
     * @throws FileHostException the error of the last attempt; also if the answer is of another type
     */
    public <T> Optional<T> call(ApiRequest call, Class<T> type, CallContext context) {
        for (int attempt = 0; ; attempt++) {
            try {
                return call(call, type, context, attempt + 1);
            } catch (FileHostException e) {
                retry.pauseOrThrow(attempt, e, context);
            }
        }
    }

    /** As {@link RequestLimits#reserve}. */
    public Reservation reserve(int requests, CallContext context) {
        return limits.reserve(requests, context);
    }

    /** When calls are retried; for callers that repeat calls which this class must not repeat. */
    public Retry retry() {
        return retry;
    }

    /** As {@link #call}, but without retries, for callers that repeat the call themselves. */
    public <T> Optional<T> callOnce(ApiRequest call, Class<T> type, CallContext context) {
        return call(call, type, context, 1);
    }

    private <T> Optional<T> call(ApiRequest call, Class<T> type, CallContext context, int attempt) {
        call.secrets().forEach(context.secrets()::add);
        limits.consume(context);
        limits.enter(context);
        Spans.Span span = context.span("call " + call.method(), true);
        span.tell("method", call.method());
        span.tell("attempt", attempt);
        long begin = System.nanoTime();
        Throwable failure = null;
        try {
            return answer(call, type, context);
        } catch (FileHostException e) {
            failure = e;
            throw call.repeatable() || !e.isOutcomeUnknown() || !e.isRetryable() ? e : notRepeatable(call, e);
        } finally {
            // First, so that an exception of a user's meter registry cannot prevent it.
            limits.leave();
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            String outcome = failure == null ? Meters.OK : Meters.outcome(failure);
            context.meters().called(context.operation(), call.method(), outcome, time);
            span.end(failure);
        }
    }

    private <T> Optional<T> answer(ApiRequest call, Class<T> type, CallContext context) {
        Reply reply = send(call, context);
        LOG.trace("{}: {} got HTTP {}, {}", context, call, reply.status(), reply.length());
        Envelope<T> envelope = envelopes.read(call, reply, type, context);
        if (envelope.answer() != null) {
            return Optional.ofNullable(opened(envelope.answer(), call, type, context));
        }
        if (envelope.isBudgetExhausted()) {
            limits.exhaust(context);
        }
        throw envelope.failure(call, reply, context);
    }

    private static <T> T opened(Answer<T> answer, ApiRequest call, Class<T> type, CallContext context) {
        if (answer.isOther()) {
            throw new UnexpectedResponseException(
                    context.failure(call + " was answered with a result that is not a " + type.getSimpleName()
                            + (answer.unusable() == null ? "" : ": its " + answer.unusable() + " is unusable")));
        }
        return answer.value();
    }

    private Reply send(ApiRequest call, CallContext context) {
        try {
            return transport.post(apiUrl.resolve(call.method()), call.form());
        } catch (IOException e) {
            Failure failure = context.failure(
                    call + " got no answer from " + apiUrl.getHost() + ": " + context.describe(e)
                            + ". Check the network and the option apiUrl, which is " + apiUrl,
                    e);
            throw NoAnswer.because(e, NoAnswer.wasSent(e) ? failure.withOutcomeUnknown() : failure);
        }
    }

    private static FileHostException notRepeatable(ApiRequest call, FileHostException e) {
        return e.with(e.getFailure()
                .withRetryable(false)
                .withMessage(e.getFailure().message() + ". It is not known whether " + call
                        + " was carried out, so it is not repeated: check first, or it may be done"
                        + " twice"));
    }
}
