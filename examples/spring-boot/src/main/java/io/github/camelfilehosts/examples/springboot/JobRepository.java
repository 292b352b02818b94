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
import java.util.Set;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The jobs in the database. */
interface JobRepository extends ListCrudRepository<Job, Long> {

    /** The newest ones, as many as a page can show. */
    List<Job> findFirst1000ByOrderByIdDesc();

    List<Job> findByStateInOrderById(Collection<JobState> states);

    List<Job> findByKindAndStateOrderById(JobKind kind, JobState state);

    /** Which of these files at FileFactory have a job. */
    @Query("select file_id from job where file_id in (:ids)")
    Set<String> fileIdsAmong(Collection<String> ids);
}
