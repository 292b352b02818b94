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

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;

/** Shows a bar for each file being transferred and a line for all, on a terminal. Failures are listed above them. */
final class Bars implements Screen {

    private static final int REFRESH_MILLIS = 200;
    private static final int MOST_BARS = 12;
    private static final int WIDE = 72;
    private static final int NAME = 24;
    private static final int WIDEST_NAME = 60;
    private static final int GREEN = 32;
    private static final int RED = 31;

    private final PrintWriter out;
    private final Terminal terminal;
    private final Tally tally;
    private final Budget budget;
    private final ScheduledExecutorService painter = Executors.newSingleThreadScheduledExecutor();
    private final List<Integer> shown = new ArrayList<>();

    Bars(PrintWriter out, Terminal terminal, Tally tally, Budget budget) {
        this.out = out;
        this.terminal = terminal;
        this.tally = tally;
        this.budget = budget;
        painter.scheduleWithFixedDelay(this::paint, 0, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void ended(Result result) {
        if (result.outcome().isMissing()) {
            erase();
            out.println(terminal.colored(RED, Lines.text(result)));
            paint();
        }
    }

    @Override
    public synchronized void say(String message) {
        erase();
        out.println(message);
        paint();
    }

    private synchronized void paint() {
        if (painter.isShutdown()) {
            return;
        }
        erase();
        int width = terminal.width() - 1;
        tally.flights().stream().limit(MOST_BARS).forEach(flight -> show(bar(flight, width)));
        show(all(width));
        out.flush();
    }

    private void show(String line) {
        out.println(line);
        shown.add(AttributedString.fromAnsi(line).columnLength());
    }

    /** Counts rows anew, because a terminal that became narrower has wrapped the lines. */
    private void erase() {
        int rows = shown.stream()
                .mapToInt(length -> 1 + Math.max(0, length - 1) / terminal.width())
                .sum();
        if (rows > 0) {
            out.print("\u001b[" + rows + "A\r\u001b[J");
        }
        shown.clear();
    }

    private String bar(Flight flight, int width) {
        Long size = flight.job().info().size();
        double share = size == null || size == 0 ? 0 : Math.min(1, (double) flight.moved() / size);
        double rate = flight.moved() / Math.max(0.001, flight.time().toMillis() / 1_000.0);
        String facts = String.format(Locale.ROOT, " %3.0f %%", share * 100);
        if (width >= WIDE) {
            facts += String.format(
                    Locale.ROOT, " %11s %11s", speed(rate), size == null ? "" : left(size - flight.moved(), rate));
        }
        int barWidth = Math.min(40, width / 4);
        String name = fit(flight.title(), width - barWidth - facts.length() - 1);
        int done = (int) Math.round(share * barWidth);
        return name + " " + terminal.colored(GREEN, "━".repeat(done)) + "─".repeat(barWidth - done) + facts;
    }

    /** The facts about all files that fit, the most important first. */
    private String all(int width) {
        double rate = tally.bytesMoved() / Math.max(0.001, tally.seconds());
        List<String> facts = new ArrayList<>();
        facts.add(tally.ended() + "/" + tally.links() + (tally.isListComplete() ? "" : "+") + " files");
        if (tally.missing() > 0) {
            facts.add(tally.missing() + " failed");
        }
        if (!budget.waiting().isZero()) {
            facts.add("no calls left, next in " + new Span(budget.waiting()));
        }
        facts.add(new Size(tally.bytesSettled()) + " of " + new Size(tally.bytesWanted()));
        if (tally.isListComplete()) {
            facts.add(left(tally.bytesWanted() - tally.bytesSettled(), rate) + " left");
        }
        facts.add(speed(rate));
        budget.left().ifPresent(left -> facts.add(left + " calls left"));
        while (String.join(", ", facts).length() > width) {
            facts.remove(facts.size() - 1);
        }
        return String.join(", ", facts);
    }

    private static String speed(double rate) {
        return new Size(Math.round(rate)) + "/s";
    }

    private static String left(long bytes, double rate) {
        return rate < 1 ? "-" : Span.ofSeconds(bytes / rate).toString();
    }

    /** The text in exactly this many columns. If it is too long, its middle is left out. */
    private static String fit(String text, int columns) {
        AttributedString all = new AttributedString(text);
        int length = all.columnLength();
        if (length <= columns) {
            return text + " ".repeat(columns - length);
        }
        int end = columns / 3;
        String begin = all.columnSubSequence(0, columns - end - 1).toString();
        String rest = all.columnSubSequence(length - end, length).toString();
        int used = new AttributedString(begin + "…" + rest).columnLength();
        return begin + "…" + rest + " ".repeat(Math.max(0, columns - used));
    }

    /** A line for each result, or two if the terminal is too narrow. */
    @Override
    public synchronized void list(Stream<Result> results) {
        erase();
        int width = terminal.width() - 1;
        results.forEach(result -> {
            String detail = result.error() == null ? result.alfaFileLink() : result.error();
            String facts = String.format(
                    Locale.ROOT,
                    " %10s  %-11s",
                    result.size() == null ? "" : new Size(result.size()),
                    result.outcome());
            boolean oneLine = detail == null || width - facts.length() - detail.length() - 1 >= NAME;
            int rest = oneLine && detail != null ? detail.length() + 1 : 0;
            out.println(fit(result.title(), Math.min(WIDEST_NAME, width - facts.length() - rest))
                    + facts
                    + (oneLine ? " " + Objects.requireNonNullElse(detail, "") : "\n  " + detail));
        });
    }

    @Override
    public void close() {
        painter.shutdownNow();
        terminal.close();
        synchronized (this) {
            erase();
            out.flush();
        }
    }
}
