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

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jline.utils.Signals;

/** Finds out whether a person watches. It asks the system's own commands, because standard input may be the list. */
final class Terminal implements AutoCloseable {

    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 250;
    private static final String RESIZED = "WINCH";

    private final boolean colored;
    private final Object before;
    private volatile int width;

    /** @param colored whether colours are wanted */
    Terminal(boolean colored) {
        this.colored = colored;
        this.width = ask();
        this.before = Signals.register(RESIZED, () -> width = ask());
    }

    /** Whether standard output is a terminal that can move its cursor. */
    static boolean isPresent(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", "dumb");
        return !type.equals("dumb") && isTerminal();
    }

    private static boolean isTerminal() {
        try {
            return new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return System.console() != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int ask() {
        try {
            Process stty = new ProcessBuilder(List.of("stty", "size"))
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
            return columns == 0 ? USUAL_WIDTH : Math.max(NARROWEST, Math.min(WIDEST, columns));
        } catch (IOException | NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    int width() {
        return width;
    }

    /** The text in one of the terminal's own colours, if colours are wanted. */
    String colored(int color, String text) {
        return colored ? "\u001b[" + color + "m" + text + "\u001b[0m" : text;
    }

    @Override
    public void close() {
        Signals.unregister(RESIZED, before);
    }
}
