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
package io.github.camelfilehosts.examples.springboot;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A browser that watches. It gets everything first, and then changes. A slow one gets them less often, but not late.
 */
class Subscriber {

    /** A disconnected browser is noticed only when something is sent to it. */
    private static final int QUIET_TICKS = 30;

    private final SseEmitter emitter = new SseEmitter(0L);
    private final AtomicBoolean sending = new AtomicBoolean();
    private final Set<Long> changed = ConcurrentHashMap.newKeySet();
    private final Board board;
    private final AccountWatch accounts;
    private final Consumer<Subscriber> leave;
    private boolean hasAll;
    private int quietTicks;
    private List<AccountView> accountsSent = List.of();

    /** @param leave is called at the end */
    Subscriber(Board board, AccountWatch accounts, Consumer<Subscriber> leave) {
        this.board = board;
        this.accounts = accounts;
        this.leave = leave;
        emitter.onCompletion(() -> leave.accept(this));
        emitter.onError(failure -> leave.accept(this));
    }

    SseEmitter emitter() {
        return emitter;
    }

    void changed(long id) {
        changed.add(id);
    }

    void close() {
        leave.accept(this);
        emitter.complete();
    }

    /** Sends the changes, unless the last sending has not ended. */
    void sendOn(ExecutorService threads) {
        if (sending.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    send();
                } catch (IOException | IllegalStateException e) {
                    // It has disconnected.
                    leave.accept(this);
                } finally {
                    sending.set(false);
                }
            });
        }
    }

    private void send() throws IOException {
        quietTicks++;
        sendAccounts();
        sendJobs();
        if (quietTicks > QUIET_TICKS) {
            quietTicks = 0;
            emitter.send(SseEmitter.event().comment("still there"));
        }
    }

    private void sendJobs() throws IOException {
        Set<Long> ids = new HashSet<>(changed);
        // Later changes are sent the next time.
        changed.removeAll(ids);
        if (!hasAll) {
            send("all", board.newest());
            hasAll = true;
            return;
        }
        if (ids.isEmpty()) {
            return;
        }
        List<JobView> jobs = board.of(ids);
        if (!jobs.isEmpty()) {
            send("jobs", jobs);
        }
        jobs.forEach(job -> ids.remove(job.id()));
        if (!ids.isEmpty()) {
            send("removed", ids);
        }
    }

    private void sendAccounts() throws IOException {
        List<AccountView> now = accounts.views();
        if (!now.equals(accountsSent)) {
            send("accounts", now);
            accountsSent = now;
        }
    }

    private void send(String name, Object data) throws IOException {
        quietTicks = 0;
        emitter.send(SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON));
    }
}
