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

import static io.github.camelfilehosts.test.FaultKinds.both;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.HttpException;

/** Issues links, and serves their files. */
final class Downloads {

    private final FileHostServer<?> server;
    private final Map<String, GivenLink> links;
    private final Map<String, Moved> moved;
    private final Journal<Request> requests;
    private final Orders<DownloadFault> faults = new Orders<>();
    private final Gauge concurrent = new Gauge();
    private final Gauge notResumable = new Gauge();
    private final AtomicLong bytesServed = new AtomicLong();

    Downloads(FileHostServer<?> server) {
        this.server = server;
        this.links = server.history.map();
        this.moved = server.history.map();
        this.requests = server.history.journal();
    }

    /** The path of a new link, below this prefix. */
    String issue(String prefix, GivenLink link) {
        String key = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        links.put(key, link);
        return prefix + "/" + key + "/" + encode(link.name());
    }

    void expireAll() {
        links.replaceAll((key, link) -> link.expired());
    }

    void fail(String fileId, DownloadFault fault, int times) {
        faults.add(fileId, fault, times);
    }

    /** Whether a redirect led there. */
    boolean isBehindRedirect(StreamRequest request) {
        return moved.containsKey(Moved.target(request));
    }

    void serveBehindRedirect(StreamExchange exchange) throws IOException, HttpException {
        Moved here = moved.get(Moved.target(exchange.request()));
        if (admits(here.link(), exchange)) {
            carryOut(here.plan(), here.hop(), exchange, here.link());
        }
    }

    List<String> faultsNeverMet() {
        return faults.untouched();
    }

    void serve(StreamExchange exchange) throws IOException, HttpException {
        String[] segments = exchange.request().path().split("/");
        GivenLink link = segments.length < 2 ? null : links.get(segments[segments.length - 2]);
        if (link == null) {
            refuse(exchange, LinkProblem.UNKNOWN);
        } else if (admits(link, exchange)) {
            DownloadPlan plan = new DownloadPlan();
            plan.ignoreRange = !link.resumable();
            DownloadFault fault = fault(exchange, link);
            if (fault != null) {
                fault.changeTo(plan);
            }
            carryOut(plan, 0, exchange, link);
        }
    }

    /** Whether this link is valid; if it is not, the client gets a refusal. */
    private boolean admits(GivenLink link, StreamExchange exchange) throws IOException, HttpException {
        requests.add(new Request(link.fileId(), exchange.request()));
        LinkProblem problem = server.problem(link, exchange.request().from());
        if (problem == null && !link.resumable()) {
            Gauge.Passage alone = notResumable.beginAlone();
            if (alone == null) {
                problem = LinkProblem.TOO_MANY_AT_ONCE;
            } else {
                exchange.during(alone);
            }
        }
        if (problem != null) {
            refuse(exchange, problem);
            return false;
        }
        exchange.during(concurrent.begin());
        return true;
    }

    /** The fault ordered for this file, or a random one; null for none. */
    private DownloadFault fault(StreamExchange exchange, GivenLink link) {
        DownloadFault ordered = faults.next(link.fileId());
        if (ordered != null) {
            return ordered;
        }
        long size = link.content().size();
        ByteRange part = link.resumable() ? ByteRange.parse(exchange.request().header("Range"), size) : null;
        return part == null
                ? server.randomFaults.next(both(FaultKinds.DOWNLOADS, server.downloadFaults()), new ByteRange(0, size))
                : server.randomFaults.next(both(FaultKinds.RANGES, server.downloadFaults()), part);
    }

    private void refuse(StreamExchange exchange, LinkProblem problem) throws IOException, HttpException {
        DownloadPlan plan = new DownloadPlan();
        server.refusal(problem).changeTo(plan);
        exchange.replyHtml(plan.insteadStatus, plan.headers, plan.insteadPage);
    }

    /** @param hop how many of the plan's redirects were followed */
    private void carryOut(DownloadPlan plan, int hop, StreamExchange exchange, GivenLink link)
            throws IOException, HttpException {
        StreamRequest request = exchange.request();
        if (hop < plan.via.size()) {
            String location = plan.via.get(hop);
            moved.put(Moved.target(request, location), new Moved(link, plan, hop + 1));
            exchange.redirect(location, Map.of());
        } else if (plan.cookie != null && !plan.cookie.equals(request.header("Cookie"))) {
            moved.put(Moved.target(request), new Moved(link, plan, hop));
            exchange.redirect(request.path(), Map.of("Set-Cookie", plan.cookie));
        } else {
            reply(plan, exchange, link);
        }
    }

    private void reply(DownloadPlan plan, StreamExchange exchange, GivenLink link) throws IOException, HttpException {
        server.silence.keep(plan.silence);
        if (plan.resetBeforeReply) {
            throw exchange.reset();
        }
        if (plan.dropReply) {
            throw exchange.drop();
        }
        if (plan.hang) {
            throw exchange.hang();
        }
        if (plan.insteadStatus != 0) {
            exchange.replyHtml(plan.insteadStatus, plan.headers, plan.insteadPage);
        } else {
            sendFile(plan, exchange, link);
        }
    }

    private void sendFile(DownloadPlan plan, StreamExchange exchange, GivenLink link)
            throws IOException, HttpException {
        long size = link.content().size();
        Map<String, String> headers = new LinkedHashMap<>(link.headers());
        headers.put("Accept-Ranges", link.resumable() ? "bytes" : "none");
        headers.put("Content-Disposition", "attachment; filename*=UTF-8''" + encode(link.name()));
        headers.putAll(plan.headers);
        ByteRange asked = plan.ignoreRange || isOfAnother(exchange.request().header("If-Range"), headers)
                ? null
                : ByteRange.parse(exchange.request().header("Range"), size);
        if (asked == null) {
            send(200, headers, new ByteRange(0, size), plan, exchange, link);
        } else if (asked.length() == 0) {
            headers.put("Content-Range", asked.contentRange(size));
            exchange.replyHtml(416, headers, "");
        } else {
            long from = plan.wrongRange ? 0 : asked.from();
            ByteRange sent = new ByteRange(from, Math.min(asked.length(), plan.rangeAtMost));
            headers.put("Content-Range", sent.contentRange(size));
            send(206, headers, sent, plan, exchange, link);
        }
    }

    /** Whether the client's part is of another version than the current one. A weak tag proves nothing. */
    private static boolean isOfAnother(String ifRange, Map<String, String> headers) {
        if (ifRange == null) {
            return false;
        }
        return ifRange.startsWith("W/")
                || !ifRange.equals(headers.get("ETag")) && !ifRange.equals(headers.get("Last-Modified"));
    }

    private void send(
            int status,
            Map<String, String> headers,
            ByteRange range,
            DownloadPlan plan,
            StreamExchange exchange,
            GivenLink link)
            throws IOException, HttpException {
        exchange.serve(status, headers, new ServedEntity(link.content(), range, plan, exchange, bytesServed));
    }

    long bytesServed() {
        return bytesServed.get();
    }

    int maxConcurrent() {
        return concurrent.highest();
    }

    int inProgress() {
        return concurrent.current();
    }

    List<StreamRequest> requests(String fileId) {
        return requests.entries().stream()
                .filter(request -> request.fileId().equals(fileId))
                .map(Request::received)
                .toList();
    }

    void reset() {
        links.clear();
        moved.clear();
        requests.clear();
        faults.clear();
        concurrent.reset();
        notResumable.reset();
        bytesServed.set(0);
    }

    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record Request(String fileId, StreamRequest received) {}
}
