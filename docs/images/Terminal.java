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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Draws what a terminal showed as SVG: {@code java Terminal.java TYPESCRIPT SVG}, of a typescript by script(1). Of all
 * that was painted over, it takes the last moment at which the most bars were on their way. It knows the few sequences
 * that the mirror writes: the cursor goes up, the rest is erased, and colours.
 */
final class Terminal {

    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\d*)([AJm])|\r?\n|\r|[^\u001b\r\n]+");
    private static final int COLUMN = 8;
    private static final int ROW = 19;
    private static final int MARGIN = 14;

    private final List<List<Span>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    private List<List<Span>> best = List.of();
    private String color = "text";

    public static void main(String[] arguments) throws Exception {
        Terminal terminal = new Terminal();
        String script = Files.readString(Path.of(arguments[0]))
                .replaceAll("(?m)^Script (started|done) on .*\\R", "");
        terminal.show(script.strip());
        Files.writeString(Path.of(arguments[1]), terminal.svg());
    }

    private void show(String script) {
        Matcher found = SEQUENCE.matcher(script);
        while (found.find()) {
            String text = found.group();
            if (found.group(2) == null) {
                write(text);
            } else if (found.group(2).equals("A")) {
                remember();
                up(Integer.parseInt(found.group(1)));
            } else if (found.group(2).equals("m")) {
                color = switch (found.group(1)) {
                    case "31" -> "red";
                    case "32" -> "green";
                    default -> "text";
                };
            }
        }
        remember();
    }

    private void write(String text) {
        if (text.endsWith("\n")) {
            rows.add(new ArrayList<>());
        } else if (!text.equals("\r")) {
            rows.get(rows.size() - 1).add(new Span(text, color));
        }
    }

    /** What stands below is erased in the same breath. */
    private void up(int count) {
        for (int i = 0; i < count; i++) {
            rows.remove(rows.size() - 1);
        }
        rows.set(rows.size() - 1, new ArrayList<>());
    }

    private void remember() {
        if (moving(rows) >= moving(best)) {
            best = rows.stream().map(List::copyOf).toList();
        }
    }

    /** How many bars are neither empty nor full. */
    private static long moving(List<List<Span>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Span::text).collect(Collectors.joining()))
                .filter(row -> row.contains("━─"))
                .count();
    }

    private String svg() {
        StringBuilder lines = new StringBuilder();
        int widest = 0;
        for (int i = 0; i < best.size(); i++) {
            int column = 0;
            for (Span span : best.get(i)) {
                int length = span.text().codePointCount(0, span.text().length());
                lines.append("<text xml:space=\"preserve\" class=\"%s\" x=\"%d\" y=\"%d\" textLength=\"%d\">%s</text>%n"
                        .formatted(
                                span.color(),
                                MARGIN + column * COLUMN,
                                MARGIN + i * ROW + 13,
                                length * COLUMN,
                                span.text().replace("&", "&amp;").replace("<", "&lt;")));
                column += length;
            }
            widest = Math.max(widest, column);
        }
        int width = 2 * MARGIN + widest * COLUMN;
        // The last row is the empty one below.
        int height = 2 * MARGIN + (best.size() - 1) * ROW;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">
                <style>
                text { font: 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre; }
                .text { fill: #d8dee9; } .green { fill: #8fbf7f; } .red { fill: #e07a7a; }
                </style>
                <rect width="100%%" height="100%%" rx="6" fill="#1e222a"/>
                """
                        .formatted(width, height, width, height)
                + lines
                + "</svg>\n";
    }

    private record Span(String text, String color) {}
}
