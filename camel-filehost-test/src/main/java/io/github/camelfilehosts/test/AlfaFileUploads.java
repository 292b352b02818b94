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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Upload sessions and their bytes. */
final class AlfaFileUploads {

    static final String PATH = "/ul/";
    private static final String FAULTS_KEY = "an upload";

    private final AlfaFileServer server;
    private final Map<String, AlfaFileUpload> sessions;
    private final Journal<ReceivedUpload> received;
    private final ShortIds ids;
    private final Orders<UploadFault> faults = new Orders<>();
    private final Gauge concurrent = new Gauge();
    /** Another one after each reset: what still goes on then belongs to the one before. */
    private volatile AtomicLong bytesReceived = new AtomicLong();

    AlfaFileUploads(AlfaFileServer server) {
        this.server = server;
        this.sessions = server.history.map();
        this.received = server.history.journal();
        this.ids = new ShortIds("RF", sessions::containsKey);
    }

    /** A session for a file that was announced: done at once if its content is known. */
    AlfaFileUpload open(String name, String md5, long size, String folderId, int mode) {
        AlfaFileFile same = server.instantUploads.get()
                ? server.store.findByContent(md5, size).orElse(null)
                : null;
        String id = ids.next();
        String url = same == null ? server.streamUrl() + PATH + id : null;
        AlfaFileUpload session = new AlfaFileUpload(id, name, md5, size, folderId, mode, url);
        if (same != null) {
            session.done(store(session, same.content()));
        }
        sessions.put(id, session);
        return session;
    }

    AlfaFileUpload find(String id) {
        return sessions.get(id);
    }

    void fail(UploadFault fault, int times) {
        faults.add(FAULTS_KEY, fault, times);
    }

    List<String> faultsNeverMet() {
        return faults.untouched();
    }

    void serve(StreamExchange exchange) throws IOException, HttpException {
        AlfaFileUpload session = sessions.get(exchange.request().path().substring(PATH.length()));
        if (session == null || !exchange.request().httpMethod().equals("POST")) {
            exchange.refuse(404, Pages.sorry());
            return;
        }
        UploadPlan plan = new UploadPlan();
        UploadFault fault = faults.next(FAULTS_KEY);
        if (fault == null) {
            fault = server.randomFaults.next(FaultKinds.UPLOADS, session.size());
        }
        if (fault != null) {
            fault.changeTo(plan);
        }
        if (isRefused(session)) {
            exchange.refuse(409, Pages.sorry());
            return;
        }
        exchange.during(concurrent.begin());
        carryOut(plan, exchange, session);
    }

    private void carryOut(UploadPlan plan, StreamExchange exchange, AlfaFileUpload session)
            throws IOException, HttpException {
        if (plan.expectationFailed && exchange.isLeaveAwaited()) {
            exchange.rejectBody(417, "");
            return;
        }
        if (plan.rejectBeforeBody != 0) {
            exchange.rejectBody(plan.rejectBeforeBody, Pages.sorry());
            return;
        }
        IncomingUpload body = new IncomingUpload(exchange.body(), plan, exchange);
        FileItemInput part = MultipartFile.in(exchange.request().header("Content-Type"), body);
        if (part == null) {
            exchange.replyHtml(400, Map.of(), Pages.sorry());
            return;
        }
        ReceivedUpload upload = receive(session, part);
        body.transferTo(OutputStream.nullOutputStream());
        received.add(upload);
        if (plan.stored && !arrive(session, upload, plan)) {
            exchange.replyHtml(409, Map.of(), Pages.sorry());
            return;
        }
        reply(plan, exchange, session);
    }

    private ReceivedUpload receive(AlfaFileUpload session, FileItemInput part) throws IOException {
        AtomicLong counted = bytesReceived;
        boolean keep = server.keepUploads.get();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        MessageDigest digest = Checksum.digest();
        long size = 0;
        byte[] buffer = new byte[32 * 1024];
        try (InputStream in = new DigestInputStream(part.getInputStream(), digest)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                counted.addAndGet(n);
                if (keep) {
                    kept.write(buffer, 0, n);
                }
            }
        }
        return new ReceivedUpload(
                session.id(),
                part.getName(),
                part.getContentType(),
                size,
                Checksum.hex(digest),
                keep ? Content.of(kept.toByteArray()) : null);
    }

    private boolean isRefused(AlfaFileUpload session) {
        return session.filesMade() > 0 && server.secondPost.get() == SecondPost.REFUSED;
    }

    /** @return false if it is refused; of two simultaneous ones, the second may be refused */
    private boolean arrive(AlfaFileUpload session, ReceivedUpload upload, UploadPlan plan) {
        boolean asAnnounced = upload.size() == session.size() && upload.md5().equalsIgnoreCase(session.md5());
        synchronized (server.store) {
            if (session.filesMade() > 0 && server.secondPost.get() != SecondPost.SECOND_FILE) {
                return !isRefused(session);
            }
            if (plan.failState || !asAnnounced) {
                session.fail();
            } else {
                Instant now = server.clock.get().instant();
                int polls = plan.processingPolls < 0 ? server.processingPolls.get() : plan.processingPolls;
                session.process(
                        store(session, upload.content()),
                        polls,
                        now.plus(plan.processingTime),
                        server.stateZeroAfterBytes.get());
                if (polls == 0) {
                    session.poll(now);
                }
            }
            return true;
        }
    }

    private AlfaFileFile store(AlfaFileUpload session, Content content) {
        return server.store.add(
                session.name(), session.folderId(), content, session.md5(), session.size(), session.mode());
    }

    private void reply(UploadPlan plan, StreamExchange exchange, AlfaFileUpload session)
            throws IOException, HttpException {
        server.silence.keep(plan.silence);
        if (plan.dropReply) {
            throw exchange.drop();
        }
        if (plan.hangReply) {
            throw exchange.hang();
        }
        if (plan.insteadStatus != 0) {
            exchange.replyHtml(plan.insteadStatus, plan.headers, plan.insteadPage);
        } else {
            answer(plan, exchange, session);
        }
    }

    private void answer(UploadPlan plan, StreamExchange exchange, AlfaFileUpload session)
            throws IOException, HttpException {
        ApiReply reply = plan.answer.carryOut(
                () -> ApiReply.json(200, server.envelope(PhpJson.object("upload", session.json()), 200, null)),
                server.silence);
        if (reply.fault() != null) {
            throw exchange.drop();
        }
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        headers.putAll(plan.headers);
        exchange.reply(reply.status(), headers, new ByteArrayEntity(reply.body(), null));
    }

    List<AlfaFileUpload> sessions() {
        return List.copyOf(sessions.values());
    }

    List<ReceivedUpload> received() {
        return received.entries();
    }

    long bytesReceived() {
        return bytesReceived.get();
    }

    int maxConcurrent() {
        return concurrent.highest();
    }

    void reset() {
        sessions.clear();
        received.clear();
        ids.reset();
        faults.clear();
        concurrent.reset();
        bytesReceived = new AtomicLong();
    }
}
