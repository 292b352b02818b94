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
package io.github.camelfilehosts.examples.backup;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;

/** What became of each file, said and counted as {@code rclone sync -v} does. */
class Tally {

    /** Where the file is in the tree. */
    static final String PATH = "path";

    private final PrintStream out;
    private final long start = System.nanoTime();
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicInteger copied = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Tally(PrintStream out) {
        this.out = out;
    }

    void uploaded(Exchange exchange) {
        if (exchange.getMessage().getHeader(AlfaFileConstants.SKIPPED, false, boolean.class)) {
            unchanged(exchange);
        } else if (exchange.getMessage().getHeader(AlfaFileConstants.INSTANT_UPLOAD, false, boolean.class)) {
            copied(exchange, "Copied (server-side copy)", 0);
        } else {
            copied(
                    exchange,
                    "Copied (new)",
                    exchange.getMessage().getBody(AlfaFile.class).size());
        }
    }

    void downloaded(Exchange exchange) {
        copied(
                exchange,
                "Copied (new)",
                exchange.getMessage().getBody(HostedFile.class).size());
    }

    void unchanged(Exchange exchange) {
        checks.incrementAndGet();
        say("INFO", exchange, "Unchanged skipping");
    }

    private void copied(Exchange exchange, String how, long size) {
        copied.incrementAndGet();
        bytes.addAndGet(size);
        say("INFO", exchange, how);
    }

    void failed(Exchange exchange) {
        failures.incrementAndGet();
        say(
                "ERROR",
                exchange,
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class).getMessage());
    }

    int failures() {
        return failures.get();
    }

    private void say(String level, Exchange exchange, String what) {
        Object path = exchange.getMessage().getHeader(PATH);
        out.printf("%-6s: %s%s%n", level, path == null ? "" : path + ": ", what);
    }

    void print() {
        out.printf(Locale.ROOT, "Transferred:   %,d bytes%n", bytes.get());
        if (failures.get() > 0) {
            out.printf("Errors:        %d%n", failures.get());
        }
        out.printf("Checks:        %d%n", checks.get());
        out.printf("Transferred:   %d%n", copied.get());
        out.printf(Locale.ROOT, "Elapsed time:  %.1fs%n", (System.nanoTime() - start) / 1e9);
    }
}
