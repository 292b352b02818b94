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

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows, watches, starts and removes jobs. */
@RestController
@RequestMapping("/api/jobs")
class JobController {

    private final Board board;
    private final Live live;
    private final Jobs jobs;
    private final Mirror mirror;

    JobController(Board board, Live live, Jobs jobs, Mirror mirror) {
        this.board = board;
        this.live = live;
        this.jobs = jobs;
        this.mirror = mirror;
    }

    @GetMapping
    List<JobView> newest() {
        return board.newest();
    }

    /** Server-sent events: {@code all}, then {@code jobs}, {@code removed} and {@code accounts} as they change. */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter watch() {
        return live.subscribe();
    }

    /** Starts a job, for the first time or again. */
    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void start(@PathVariable long id, @RequestBody Start start) {
        mirror.start(id, start.password());
    }

    /** Starts all jobs in this state, except those that need a password. */
    @PostMapping("/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void startAll(@RequestParam JobState state) {
        mirror.startAll(state);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        jobs.remove(id);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAll(@RequestParam JobState state) {
        jobs.removeAll(state);
    }

    /** @param password the file's password; null for none */
    record Start(String password) {

        @Override
        public String toString() {
            return "Start";
        }
    }
}
