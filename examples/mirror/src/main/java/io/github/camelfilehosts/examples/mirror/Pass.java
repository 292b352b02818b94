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

import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelExecutionException;

/**
 * One pass over the links: checks them all, mirrors those that are online, some side by side, and says what came of it.
 */
final class Pass {

    private final Routes routes;
    private final int parallel;
    private final PrintWriter out;
    private final Map<String, FileInfo> infos = new HashMap<>();
    private String checkFailure;

    Pass(Routes routes, int parallel, PrintWriter out) {
        this.routes = routes;
        this.parallel = parallel;
        this.out = out;
    }

    /** One result for each link, in their order. */
    List<Result> over(List<Link> links) {
        long start = System.nanoTime();
        routes.traffic().restart();
        check(links.stream().filter(Link::isValid).map(Link::id).toList());
        List<Result> results = mirror(links);
        out.println();
        out.println(ResultTable.of(results));
        out.println(summary(results, since(start)));
        out.flush();
        return results;
    }

    private void check(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        out.println("Checking " + ids.size() + (ids.size() == 1 ? " link" : " links") + " at FileFactory");
        out.flush();
        try {
            routes.check(ids).forEach(info -> infos.put(info.id(), info));
        } catch (CamelExecutionException e) {
            checkFailure = message(e.getCause());
        }
    }

    private List<Result> mirror(List<Link> links) {
        ExecutorService workers = Executors.newFixedThreadPool(parallel);
        try (Progress progress = progress(links.size())) {
            routes.traffic().watch(progress::moved);
            List<CompletableFuture<Result>> results = links.stream()
                    .map(link -> CompletableFuture.supplyAsync(() -> result(link), workers)
                            .whenComplete((result, unexpected) -> progress.ended(result)))
                    .toList();
            return results.stream().map(CompletableFuture::join).toList();
        } finally {
            workers.shutdown();
        }
    }

    private Progress progress(int links) {
        return Terminal.isPresent() ? new ProgressOnTerminal(bytesOnline(), links) : new ProgressLines(out, links);
    }

    private long bytesOnline() {
        return infos.values().stream()
                .filter(info -> info.status() == FileStatus.ONLINE && info.size() != null)
                .mapToLong(FileInfo::size)
                .sum();
    }

    private Result result(Link link) {
        if (!link.isValid()) {
            return Result.notTried(link, Outcome.invalid, "no link to a file at FileFactory, and no list of links");
        }
        if (checkFailure != null) {
            return Result.notTried(link, Outcome.failed, checkFailure);
        }
        FileInfo info = infos.get(link.id());
        return switch (info.status()) {
            case ONLINE -> mirror(link, info);
            case OFFLINE -> Result.notTried(link, info, Outcome.offline, "FileFactory does not hand it out now");
            case INVALID, MISSING -> Result.notTried(link, info, Outcome.gone, "FileFactory has no such file");
        };
    }

    private Result mirror(Link link, FileInfo info) {
        long start = System.nanoTime();
        try {
            Routes.Arrival arrival = routes.mirror(link.id());
            return Result.arrived(link, arrival, since(start));
        } catch (Exception e) {
            return Result.failed(link, info, outcome(e), since(start), message(e));
        }
    }

    private static Outcome outcome(Exception failure) {
        boolean gone = failure instanceof FileNotFoundOnHostException notFound
                && notFound.getProvider().equals("filefactory");
        return gone ? Outcome.gone : Outcome.failed;
    }

    private String summary(List<Result> results, Duration time) {
        long arrived =
                results.stream().filter(result -> result.outcome().arrived()).count();
        return String.format(
                Locale.ROOT,
                "%d of %d arrived, %s moved in %.1f s",
                arrived,
                results.size(),
                new Size(routes.traffic().moved()),
                Result.seconds(time));
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
