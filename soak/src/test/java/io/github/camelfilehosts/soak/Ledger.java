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
package io.github.camelfilehosts.soak;

import io.github.camelfilehosts.FileHostException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;

/** What became of each exchange, in numbers, and all that must not have happened. Thread-safe. */
final class Ledger {

    /** How exchanges that did not fail end. */
    static final String RESULT = "result";

    private static final int VIOLATIONS_TOLD = 20;

    private final AtomicLong started = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final Map<String, Map<String, Long>> outcomes = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private long violationCount;

    void started() {
        started.incrementAndGet();
    }

    /**
     * An exchange must end with a result or with one of our exceptions, on its own or as the cause of one of Camel's.
     */
    void ended(String operation, Exchange exchange) {
        ended.incrementAndGet();
        Exception failure = exchange.getException();
        FileHostException ours = exchange.getException(FileHostException.class);
        if (failure != null && ours == null) {
            violation(operation + " ended with an exception that is not ours", failure);
        }
        Exception told = ours == null ? failure : ours;
        String outcome = told == null ? RESULT : told.getClass().getSimpleName();
        synchronized (this) {
            outcomes.computeIfAbsent(operation, key -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
        }
    }

    synchronized void violation(String what) {
        violationCount++;
        if (violations.size() < VIOLATIONS_TOLD) {
            violations.add(what);
        }
    }

    void violation(String what, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        violation(what + ": " + trace);
    }

    void require(boolean condition, String otherwise) {
        if (!condition) {
            violation(otherwise);
        }
    }

    long startedCount() {
        return started.get();
    }

    long endedCount() {
        return ended.get();
    }

    synchronized long violationCount() {
        return violationCount;
    }

    /** For each operation, how often it ended how. */
    synchronized Map<String, Map<String, Long>> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** The first of them. */
    synchronized List<String> violations() {
        return List.copyOf(violations);
    }
}
