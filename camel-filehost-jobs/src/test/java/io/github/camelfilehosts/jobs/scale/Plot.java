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
package io.github.camelfilehosts.jobs.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars, a row to each figure, as an SVG that can be read without anything else. */
final class Plot {

    private static final int WIDTH = 720;
    private static final int ROW = 26;
    private static final int LABELS = 330;

    private record Bar(String label, double value, String unit) {}

    private final String title;
    private final List<List<Bar>> groups = new ArrayList<>();

    Plot(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Bars that follow have a scale of their own. */
    Plot group() {
        groups.add(new ArrayList<>());
        return this;
    }

    Plot bar(String label, double value, String unit) {
        groups.get(groups.size() - 1).add(new Bar(label, value, unit));
        return this;
    }

    String svg() {
        StringBuilder rows = new StringBuilder();
        int y = 44;
        for (List<Bar> group : groups) {
            double most = group.stream().mapToDouble(Bar::value).max().orElse(1);
            for (Bar bar : group) {
                double length = (WIDTH - LABELS - 110) * bar.value() / most;
                rows.append(String.format(
                        Locale.ROOT,
                        "<text x='%d' y='%d' text-anchor='end'>%s</text>"
                                + "<rect x='%d' y='%d' width='%.1f' height='16' fill='#3b6ea5'/>"
                                + "<text x='%.1f' y='%d'>%s %s</text>%n",
                        LABELS - 8,
                        y + 13,
                        bar.label(),
                        LABELS,
                        y,
                        length,
                        LABELS + length + 6,
                        y + 13,
                        number(bar.value()),
                        bar.unit()));
                y += ROW;
            }
            y += ROW / 2;
        }
        return String.format(
                Locale.ROOT,
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'"
                        + " font-size='13'>%n<rect width='100%%' height='100%%' fill='white'/>%n"
                        + "<text x='16' y='24' font-size='15'>%s</text>%n%s</svg>%n",
                WIDTH,
                y,
                title,
                rows);
    }

    static String number(double value) {
        return value < 100 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%,.0f", value);
    }
}
