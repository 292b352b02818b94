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
package io.github.camelfilehosts.examples.mirror;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds out for each link whether its file is to be mirrored. It asks FileFactory about a hundred at once. Used by one
 * thread.
 */
final class Checker {

    private static final int LINKS_PER_CALL = 100;

    private final Routes routes;
    private final Journal journal;
    private final Selection selection;
    private final boolean again;
    private final Destination destination;
    private final Tally tally;
    private final Consumer<Job> wanted;
    private final Consumer<Result> notWanted;
    private final List<Link> links = new ArrayList<>(LINKS_PER_CALL);

    /**
     * @param again whether files that arrived before are wanted too
     * @param destination where the files go
     * @param wanted takes the files to mirror
     * @param notWanted takes the results of the others
     */
    Checker(
            Routes routes,
            Journal journal,
            Selection selection,
            boolean again,
            Destination destination,
            Tally tally,
            Consumer<Job> wanted,
            Consumer<Result> notWanted) {
        this.routes = routes;
        this.journal = journal;
        this.selection = selection;
        this.again = again;
        this.destination = destination;
        this.tally = tally;
        this.wanted = wanted;
        this.notWanted = notWanted;
    }

    /** @throws AuthenticationFailedException if FileFactory refuses the login */
    void check(Stream<Link> all, BooleanSupplier goOn) {
        all.takeWhile(link -> goOn.getAsBoolean()).forEach(this::add);
        if (goOn.getAsBoolean()) {
            ask();
            tally.listComplete();
        }
    }

    private void add(Link link) {
        if (!journal.list(link, destination)) {
            return;
        }
        tally.listed();
        if (!again && hasArrived(link)) {
            tally.arrivedEarlier();
        } else if (link.isValid()) {
            links.add(link);
        } else {
            notWanted.accept(
                    Result.notTried(link, destination, Outcome.invalid, "not a link to a file at FileFactory", false));
        }
        if (links.size() == LINKS_PER_CALL) {
            ask();
        }
    }

    private boolean hasArrived(Link link) {
        return journal.latest(link, destination)
                .map(result -> result.outcome().arrived())
                .orElse(false);
    }

    private void ask() {
        if (links.isEmpty()) {
            return;
        }
        List<Link> asked = List.copyOf(links);
        links.clear();
        try {
            List<FileInfo> infos = routes.check(asked.stream().map(Link::id).toList());
            for (int i = 0; i < asked.size(); i++) {
                decide(new Job(asked.get(i), infos.get(i), destination));
            }
        } catch (AuthenticationFailedException e) {
            throw e;
        } catch (FileHostException e) {
            Reason reason = new Reason(e);
            asked.forEach(link -> notWanted.accept(
                    Result.notTried(link, destination, Outcome.failed, reason.toString(), reason.isPassing())));
        }
    }

    private void decide(Job job) {
        switch (job.info().status()) {
            case ONLINE ->
                selection
                        .reasonAgainst(job.info())
                        .ifPresentOrElse(
                                reason -> notWanted.accept(Result.notTried(job, Outcome.excluded, reason)),
                                () -> wanted.accept(job));
            case OFFLINE ->
                notWanted.accept(Result.notTried(job, Outcome.offline, "FileFactory does not offer it at the moment"));
            case INVALID, MISSING ->
                notWanted.accept(Result.notTried(job, Outcome.gone, "FileFactory has no such file"));
        }
    }
}
