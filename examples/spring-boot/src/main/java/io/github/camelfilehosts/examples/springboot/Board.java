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

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** The jobs as the page shows them, with the progress of their files. */
@Component
class Board {

    private final JobRepository jobs;
    private final Flights flights;

    Board(JobRepository jobs, Flights flights) {
        this.jobs = jobs;
        this.flights = flights;
    }

    /** The newest first, as many as a page can show. */
    List<JobView> newest() {
        return views(jobs.findFirst1000ByOrderByIdDesc());
    }

    /** Those of these jobs that exist. */
    List<JobView> of(Collection<Long> ids) {
        return views(jobs.findAllById(ids));
    }

    private List<JobView> views(List<Job> of) {
        return of.stream().map(job -> JobView.of(job, flights.of(job))).toList();
    }
}
