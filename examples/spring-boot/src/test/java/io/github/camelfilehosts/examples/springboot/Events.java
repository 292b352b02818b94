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

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A browser that watches: what the server has sent it so far. */
class Events implements AutoCloseable {

    private final List<Event> received = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;
    private volatile boolean ended;

    Events(PageClient page) throws Exception {
        lines = page.lines("/api/jobs/events");
        Thread reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        String[] name = {""};
        try {
            lines.forEach(line -> {
                if (line.startsWith("event:")) {
                    name[0] = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    received.add(new Event(name[0], line.substring("data:".length())));
                }
            });
        } catch (RuntimeException e) {
            // The connection was closed.
        } finally {
            ended = true;
        }
    }

    List<Event> received() {
        return received;
    }

    void awaitEvent(String name, Predicate<String> data) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> received.stream().anyMatch(event -> event.name().equals(name) && data.test(event.data())));
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        lines.close();
    }

    record Event(String name, String data) {}
}
