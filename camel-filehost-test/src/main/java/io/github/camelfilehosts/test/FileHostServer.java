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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpException;

/**
 * A file host on this machine: an API over HTTP and a server for the files' bytes, on two ports of the loopback
 * interface, with the account, the files and the faults that a test sets.
 *
 * <p>With JUnit, register it as an extension. In a static field, one server runs for all tests of the class, and is
 * {@link #reset()} before each; in an instance field, each test gets its own:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FileFactoryServer fileFactory = new FileFactoryServer();
 * }</pre>
 *
 * <p>Without JUnit, use {@link #start()} and {@link #close()}.
 *
 * <p>Settings made before the start are permanent; later ones last until the next {@link #reset()}.
 *
 * @param <S> the type of the server itself, for chained calls
 */
public abstract sealed class FileHostServer<S extends FileHostServer<S>> extends StandIn<S>
        permits FileFactoryServer, AlfaFileServer {

    /** Instead of a method's name: any method. */
    public static final String ANY_METHOD = "*";

    final Setting<Boolean> oneSession = settings.of(false);
    private final Setting<Boolean> linksBoundToSession = settings.of(false);
    private final Setting<Boolean> linksBoundToAddress = settings.of(false);
    private final Setting<RequestLimit.Terms> limitTerms = settings.of(RequestLimit.Terms.NONE);
    final RequestLimit requestLimit = new RequestLimit(clock, limitTerms);
    private final Setting<RandomFaults.Terms> faultTerms = settings.of(RandomFaults.Terms.NEVER);
    final RandomFaults randomFaults = new RandomFaults(faultTerms);
    final Downloads downloads = new Downloads(this);
    private final ScriptedFaults scripted = new ScriptedFaults();

    FileHostServer(String basePath) {
        super(basePath);
    }

    // What goes wrong with calls

    /**
     * Lets the next calls of this method fail like this.
     *
     * @param method one of the API's methods, or {@link #ANY_METHOD}
     * @throws IllegalArgumentException if there is no such method; the same holds for all that take a method's name
     */
    public final S failCall(String method, ApiFault fault, int times) {
        scripted.add(method, methods().names(), fault, times);
        return self();
    }

    /** Refuses the next calls of this method with an error in the service's envelope. */
    public final S failNext(String method, int code, String message, int times) {
        return failCall(method, ApiFault.replaced("error " + code, methods().refuse(code, message), false), times);
    }

    /** Answers the next calls of this method with this reply, whatever it is. */
    public final S failNextWith(String method, int status, String contentType, String body, int times) {
        return failNextWith(method, status, contentType, body, Map.of(), times);
    }

    /** Answers the next calls of this method with this reply, whatever it is. */
    public final S failNextWith(
            String method, int status, String contentType, String body, Map<String, String> headers, int times) {
        ApiReply reply = ApiReply.of(status, contentType, body, headers);
        return failCall(method, ApiFault.replaced("status " + status, reply, false), times);
    }

    /** Breaks the connection in this way at the next call of this method, which is not carried out. */
    public final S failNextWithFault(String method, Fault fault) {
        return failCall(method, ApiFault.replaced(fault.name(), ApiReply.broken(fault), false), 1);
    }

    /** Carries out the next calls of this method, but breaks the connection before the reply. */
    public final S loseReplyOf(String method, int times) {
        ApiReply reset = ApiReply.broken(Fault.CONNECTION_RESET_BY_PEER);
        return failCall(method, ApiFault.replaced("reply lost", reset, true), times);
    }

    /**
     * Lets this share of all answers fail at random from now on: of API calls, downloads and uploads, in all the ways
     * that this server knows. Connections break before and after the work was done, answers come late, cut off, empty
     * or as HTML, with an HTTP status or one of the service's own errors; sessions and links expire; bytes are wrong,
     * too few or too many; a transfer hangs until the client gives up. {@link #faultsMade()} tells what happened.
     *
     * <p>Some faults never happen here, because a service does not make them at random: the account's login is never
     * refused; and AlfaFile never states that an existing file is missing, because a client relies on that after a call
     * whose reply was lost. Faults that a test orders for a method come first.
     *
     * <p>The same seed gives the same faults in the same order, from each reset on. Which request gets which fault
     * depends on the order of the requests.
     *
     * @param rate from 0, nothing, to 1, everything
     */
    public final S faults(double rate, long seed) {
        faultTerms.set(new RandomFaults.Terms(rate, seed));
        randomFaults.restart();
        return self();
    }

    /** The faults that {@link #faults} and {@link #chaos} have made since the last reset, and how often. */
    public final Map<String, Integer> faultsMade() {
        Map<String, Integer> made = randomFaults.made();
        made.putAll(chaos.made());
        return made;
    }

    // What a service may be strict about

    /** Whether a login ends the account's earlier session, as if its key had never existed; by default it does not. */
    public final S oneSession(boolean one) {
        oneSession.set(one);
        return self();
    }

    /**
     * Whether a download link works only as long as the session that asked for it; by default it is not bound. When the
     * session ends, the link has expired. Links of guests are not bound.
     */
    public final S linksBoundToSession(boolean bound) {
        linksBoundToSession.set(bound);
        return self();
    }

    /**
     * Whether a download link works only from the address that asked for it, or that {@code X-Forwarded-For} stated; by
     * default it is not bound. From other addresses the link is unknown.
     */
    public final S linksBoundToAddress(boolean bound) {
        linksBoundToAddress.set(bound);
        return self();
    }

    /**
     * Refuses the account's calls beyond this many in any period of this length, by the server's clock: with 704 at
     * FileFactory, whose API page allows an account 5,000 per hour, with 429 at AlfaFile. By default there is no limit.
     *
     * <p>Each call that sends a key, a token or a password counts, except those refused because of the limit.
     */
    public final S requestLimit(int calls, Duration within) {
        limitTerms.set(new RequestLimit.Terms(calls, within));
        return self();
    }

    /** How many calls were refused because of the {@link #requestLimit}. */
    public final int callsOverLimit() {
        return requestLimit.refused();
    }

    /** The most calls that counted in any period of the {@link #requestLimit}'s length; 0 without a limit. */
    public final int mostCallsWithinLimit() {
        return requestLimit.most();
    }

    // Files

    /** All files. */
    public abstract List<? extends FileHostFile<?>> files();

    // Downloads

    /** Lets the next downloads of this file fail like this. Requests for expired links do not count. */
    public final S failDownload(String id, DownloadFault fault, int times) {
        downloads.fail(id, fault, times);
        return self();
    }

    /** Expires all download links. */
    public final void expireLinks() {
        downloads.expireAll();
    }

    /** How many bytes of files were sent to clients. */
    public final long bytesServed() {
        return downloads.bytesServed();
    }

    /** How many requests came for this file's bytes, including those that were refused or failed. */
    public final int downloads(String id) {
        return downloads.requests(id).size();
    }

    /** The {@code Range} headers of the requests for this file's bytes, in order, without requests that have none. */
    public final List<String> rangesAsked(String id) {
        return downloads.requests(id).stream()
                .map(request -> request.header("Range"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** How many downloads are being served now. */
    public final int downloadsInProgress() {
        return downloads.inProgress();
    }

    /** The highest number of downloads that were being served at the same time. */
    public final int maxConcurrentDownloads() {
        return downloads.maxConcurrent();
    }

    /**
     * How many connections clients have open to the server of the bytes, including idle ones in their pools. One from
     * before the last reset counts only once it is used again.
     */
    public final int openConnections() {
        return streams().openConnections();
    }

    /** All requests to the server of the bytes since the last reset: downloads, uploads, error pages. */
    public final List<StreamRequest> streamRequests() {
        return streams().requests();
    }

    // What has not gone wrong

    @Override
    public final List<String> faultsNeverMet() {
        return Stream.of(scripted.untouched(), downloads.faultsNeverMet(), uploadFaultsNeverMet())
                .flatMap(List::stream)
                .toList();
    }

    // What differs between the services

    List<String> uploadFaultsNeverMet() {
        return List.of();
    }

    abstract ApiMethods methods();

    abstract void resetState();

    /** Whether this key or token would be taken now. */
    abstract boolean sessionLives(String session);

    /** How this service answers when a link does not give its file. */
    abstract DownloadFault refusal(LinkProblem problem);

    /** What may go wrong by chance with the download of a whole file, beside what may everywhere. */
    List<FaultKind<ByteRange, DownloadFault>> downloadFaults() {
        return List.of();
    }

    /** Serves a request that is neither for what is behind a redirect nor for an error page. */
    abstract void serveBytes(StreamExchange exchange) throws IOException, HttpException;

    /** What keeps this link from working for who asks from there, or null. */
    final LinkProblem problem(GivenLink link, String address) {
        LinkOwner owner = link.owner();
        if (linksBoundToAddress.get() && !owner.address().equals(address)) {
            return LinkProblem.UNKNOWN;
        }
        if (linksBoundToSession.get() && owner.session() != null && !sessionLives(owner.session())) {
            return LinkProblem.EXPIRED;
        }
        return link.problemAt(clock.get().instant());
    }

    @Override
    final ApiAnswers answers() {
        return new ApiAnswers(basePath, methods(), scripted, randomFaults, silence);
    }

    @Override
    final void forget() {
        scripted.clear();
        randomFaults.restart();
        downloads.reset();
        requestLimit.reset();
        resetState();
    }

    @Override
    final void serve(StreamExchange exchange) throws IOException, HttpException {
        if (downloads.isBehindRedirect(exchange.request())) {
            downloads.serveBehindRedirect(exchange);
        } else if (exchange.request().path().equals("/error")) {
            exchange.replyHtml(200, Map.of(), Pages.code(exchange.request().query()));
        } else {
            serveBytes(exchange);
        }
    }
}
