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
package io.github.camelfilehosts.test;

import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What goes wrong with a call of an API method. Faults combine:
 * {@code silence(Duration.ofSeconds(5)).and(dropReply(true))}. Unless stated otherwise, the call is carried out.
 *
 * <p>Changes of the answer are applied in this order: its fields, the text around it, its charset, {@link #gzip()}.
 *
 * @see FileHostServer#failCall(String, ApiFault, int)
 */
public final class ApiFault {

    private final String description;
    private final Consumer<ApiPlan> change;

    private ApiFault(String description, Consumer<ApiPlan> change) {
        this.description = description;
        this.change = change;
    }

    /**
     * The connection is closed without a reply.
     *
     * @param done whether the call is carried out nevertheless: an announced file is there, a copy is made
     */
    public static ApiFault dropReply(boolean done) {
        return replaced("reply dropped", ApiReply.broken(Fault.EMPTY_RESPONSE), done);
    }

    /**
     * No answer comes until the client gives up or the server is reset.
     *
     * @param done whether the call is carried out nevertheless
     */
    public static ApiFault hangReply(boolean done) {
        return dropReply(done).and(new ApiFault("reply never comes", plan -> plan.hang = true));
    }

    /**
     * No answer comes for this time, by the server's clock; then the reply comes, or the fault that this is combined
     * with. The call is carried out before.
     */
    public static ApiFault silence(Duration time) {
        return new ApiFault("silence of " + time, plan -> plan.silence = time);
    }

    /** This status with an empty body, and nothing is done. */
    public static ApiFault status(int status) {
        return status(status, false);
    }

    /**
     * This status with an empty body: as from a gateway (502, 503, 504 or 524) that does not know what became of the
     * call.
     *
     * @param done whether the call is carried out nevertheless
     */
    public static ApiFault status(int status, boolean done) {
        return replaced("status " + status, ApiReply.of(status, "text/html", "", Map.of()), done);
    }

    /**
     * This status with an empty body and {@code Retry-After}, and nothing is done.
     *
     * @param retryAfter seconds or an HTTP date, or anything else: 0, negative numbers and dates long past were
     *     observed
     */
    public static ApiFault status(int status, String retryAfter) {
        return status(status).and(header("Retry-After", retryAfter));
    }

    /** An HTML page with this status instead of the answer, and nothing is done. */
    public static ApiFault html(int status) {
        return replaced("HTML with status " + status, ApiReply.of(status, "text/html", Pages.sorry(), Map.of()), false);
    }

    /** A redirect to this URL or path, and nothing is done. */
    public static ApiFault redirectTo(String location) {
        return status(302).and(header("Location", location));
    }

    /**
     * 408 and the end of the connection, as servers answer on a connection that was idle for too long, just when the
     * next request comes. The request has not been read, and nothing is done.
     */
    public static ApiFault requestTimeout() {
        return status(408).and(header("Connection", "close"));
    }

    /** Sets this header of the reply. */
    public static ApiFault header(String name, String value) {
        return changed(name + ": " + value, reply -> reply.withHeader(name, value));
    }

    /** The answer is compressed, even if the client did not ask for it. */
    public static ApiFault gzip() {
        return changed("gzip", ApiReply::gzipped);
    }

    /**
     * There is text around the JSON: a stray character, a line break, a warning of PHP with its stack trace
     * ({@code {main}( )}, braces and all) before it, a comment or HTML after it.
     */
    public static ApiFault noise(String before, String behind) {
        return changed("noise", reply -> reply.withText(before + reply.text() + behind));
    }

    /** The answer is written in this charset, which its {@code Content-Type} names, with nothing escaped. */
    public static ApiFault charset(Charset charset) {
        return charset(charset, charset);
    }

    /**
     * The answer is written in one charset, and its {@code Content-Type} names another, in which some of its bytes are
     * invalid.
     */
    public static ApiFault charset(Charset named, Charset used) {
        return changed("charset " + named + " over " + used, reply -> reply.in(named, used));
    }

    /**
     * Each field of this name, anywhere in the answer, has this value: for example text instead of a number, a number
     * out of range, {@code false}, a list, null.
     *
     * @param value anything that Jackson can write
     */
    public static ApiFault field(String name, Object value) {
        return changed(
                "field " + name + " is " + value, reply -> reply.withText(PhpJson.with(reply.text(), name, value)));
    }

    /** No field of this name is anywhere in the answer. */
    public static ApiFault withoutField(String name) {
        return changed("field " + name + " is missing", reply -> reply.withText(PhpJson.without(reply.text(), name)));
    }

    /** Both faults, this one first. */
    public ApiFault and(ApiFault other) {
        return new ApiFault(description + " and " + other.description, change.andThen(other.change));
    }

    /** Runs this just before the call is carried out, for example to delete a file. */
    public static ApiFault meanwhile(Runnable what) {
        return first("meanwhile", what);
    }

    /** This reply instead of the usual one. */
    static ApiFault replaced(String description, ApiReply reply, boolean done) {
        return new ApiFault(description, plan -> plan.instead(reply, done));
    }

    /** The call is refused like this, and nothing is done. */
    static ApiFault refused(String description, Supplier<ApiReply> refusal) {
        return new ApiFault(description, plan -> plan.instead(refusal.get(), false));
    }

    /** The reply, made into another. */
    static ApiFault changed(String description, UnaryOperator<ApiReply> change) {
        return new ApiFault(description, plan -> plan.changes.add(change));
    }

    /** This happens before the call is carried out. */
    static ApiFault first(String description, Runnable what) {
        return new ApiFault(description, plan -> what.run());
    }

    void changeTo(ApiPlan plan) {
        change.accept(plan);
    }

    @Override
    public String toString() {
        return description;
    }
}
