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

import io.github.camelfilehosts.filefactory.model.FileInfo;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * All changes to jobs. If two browsers press the same button, the file is moved once. Changes are made one at a time,
 * which is enough, because the database belongs to one process.
 */
@Service
class Jobs {

    private final JobRepository repository;
    private final ChangedJobs changes;

    Jobs(JobRepository repository, ChangedJobs changes) {
        this.repository = repository;
        this.changes = changes;
    }

    /** Those of these files that have no job yet. */
    List<String> unknown(Collection<String> fileIds) {
        Set<String> known = fileIds.isEmpty() ? Set.of() : repository.fileIdsAmong(fileIds);
        return fileIds.stream().distinct().filter(id -> !known.contains(id)).toList();
    }

    /** @return how many jobs were added; each file has only one */
    synchronized int add(List<FileInfo> infos) {
        Set<String> wanted =
                new HashSet<>(unknown(infos.stream().map(FileInfo::id).toList()));
        List<Job> jobs = infos.stream()
                .filter(info -> wanted.remove(info.id()))
                .map(Job::mirror)
                .toList();
        repository.saveAll(jobs).forEach(job -> changes.add(job.id()));
        return jobs.size();
    }

    /** @param size in bytes; null if unknown */
    synchronized Job upload(String name, Long size) {
        return save(Job.upload(name, size));
    }

    /** Queues a job. Empty if there is no such job, or if it cannot be started now. */
    synchronized Optional<Job> queue(long id) {
        return repository.findById(id).filter(Jobs::isStartable).map(job -> {
            job.queue();
            return save(job);
        });
    }

    private static boolean isStartable(Job job) {
        return job.kind() == JobKind.MIRROR && JobState.STARTABLE.contains(job.state());
    }

    /** All jobs in this state that need no password. */
    synchronized List<Long> startable(JobState state) {
        return repository.findByKindAndStateOrderById(JobKind.MIRROR, state).stream()
                .filter(job -> !job.passwordProtected())
                .map(Job::id)
                .toList();
    }

    /** Begins a queued job. Empty if it was removed or is no longer queued. */
    synchronized Optional<Job> begin(long id) {
        return repository
                .findById(id)
                .filter(job -> job.state() == JobState.QUEUED)
                .map(job -> {
                    job.begin();
                    return save(job);
                });
    }

    /** Ends a job with this outcome. */
    synchronized void end(long id, Consumer<Job> outcome) {
        repository.findById(id).ifPresent(job -> {
            outcome.accept(job);
            save(job);
        });
    }

    /** Removes a job, unless it is queued or running; the file stays where it is. */
    synchronized void remove(long id) {
        delete(repository.findById(id).stream().toList());
    }

    /** Removes all jobs in this state, unless they are queued or running. */
    synchronized void removeAll(JobState state) {
        delete(repository.findByStateInOrderById(Set.of(state)));
    }

    private void delete(List<Job> jobs) {
        List<Job> idle =
                jobs.stream().filter(job -> job.state() != JobState.RUNNING).toList();
        repository.deleteAll(idle);
        idle.forEach(job -> changes.add(job.id()));
    }

    /**
     * Takes over the jobs of a process that has ended. Files to mirror are queued again; uploads from clients have
     * failed, because their bytes are lost.
     *
     * @return the queued jobs, in order
     */
    synchronized List<Long> resume() {
        List<Job> left = repository.findByStateInOrderById(JobState.BUSY);
        for (Job job : left) {
            if (job.kind() == JobKind.UPLOAD) {
                job.failed("The console was stopped before the file had arrived. Send it again");
            } else {
                job.queue();
            }
            save(job);
        }
        return left.stream()
                .filter(job -> job.state() == JobState.QUEUED)
                .map(Job::id)
                .toList();
    }

    private Job save(Job job) {
        Job saved = repository.save(job);
        changes.add(saved.id());
        return saved;
    }
}
