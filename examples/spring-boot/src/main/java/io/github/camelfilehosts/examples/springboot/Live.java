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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The browsers that watch. Threads that move bytes must not wait for a browser, so changes are noted, and sent a few
 * times a second to each browser on a thread of its own.
 */
@Component
class Live {

    /** Each holds a connection. */
    private static final int MOST = 50;

    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Board board;
    private final AccountWatch accounts;
    private volatile boolean stopping;

    Live(Board board, AccountWatch accounts, ChangedJobs changes) {
        this.board = board;
        this.accounts = accounts;
        changes.listen(id -> subscribers.forEach(subscriber -> subscriber.changed(id)));
    }

    /** Sends everything first, and then changes. */
    SseEmitter subscribe() {
        if (stopping || subscribers.size() >= MOST) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "Too many browsers are connected; close" + " one and reload");
        }
        Subscriber subscriber = new Subscriber(board, accounts, subscribers::remove);
        subscribers.add(subscriber);
        return subscriber.emitter();
    }

    /** How many browsers watch. */
    int watching() {
        return subscribers.size();
    }

    @Scheduled(fixedDelayString = "${console.tick}")
    void tick() {
        subscribers.forEach(subscriber -> subscriber.sendOn(threads));
    }

    /** Otherwise a server that stops would wait for them. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        subscribers.forEach(Subscriber::close);
        threads.shutdown();
    }
}
