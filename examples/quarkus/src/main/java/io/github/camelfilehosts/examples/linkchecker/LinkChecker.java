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
package io.github.camelfilehosts.examples.linkchecker;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.jboss.logging.Logger;

/** When to check what: the user's links on a schedule, or once; or those of the demonstration. */
@Singleton
class LinkChecker {

    private static final Logger LOG = Logger.getLogger(LinkChecker.class);

    private final Settings settings;
    private final LinkCheck check;
    private final Demonstration demonstration;

    LinkChecker(Settings settings, LinkCheck check, Demonstration demonstration) {
        this.settings = settings;
        this.check = check;
        this.demonstration = demonstration;
    }

    /** Without a schedule, one pass is all. */
    void once(@Observes StartupEvent event) throws IOException {
        if (demonstration.isOn()) {
            LOG.info("No links are given: a demonstration, over HTTP to a stand-in of FileFactory on this machine");
            boolean successful = pass(demonstration.links());
            if (successful) {
                Files.copy(settings.statuses(), System.out);
            }
            exit(successful);
        } else if (settings.isOnce()) {
            exit(pass(settings.links().orElseThrow()));
        }
    }

    private static void exit(boolean successful) {
        Quarkus.asyncExit(successful ? 0 : 1);
    }

    @Scheduled(every = "${linkchecker.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void onSchedule() {
        settings.links().ifPresent(this::pass);
    }

    /** One that fails leaves the statuses of the one before, and does not keep the next one from being tried. */
    private boolean pass(Path links) {
        try {
            Map<String, Integer> counts = check.run(links, settings.statuses());
            LOG.infof("Checked %s: %s. See %s", links, counts, settings.statuses());
            return true;
        } catch (IOException e) {
            return failed(links, e);
        } catch (CamelExecutionException e) {
            return failed(links, e.getCause());
        }
    }

    private boolean failed(Path links, Throwable reason) {
        LOG.errorf("Could not check %s, and left %s as it was: %s", links, settings.statuses(), reason);
        return false;
    }
}
