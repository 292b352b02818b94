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

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to what the components retry, and why, and notes it with its file. */
final class Repeats extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("io.github.camelfilehosts.repeats");

    private final Traffic traffic;
    private final Consumer<String> listener;

    /** @param listener is told too, with the file's name */
    Repeats(Traffic traffic, Consumer<String> listener) {
        this.traffic = traffic;
        this.listener = listener;
        LOGGER.setLevel(Level.INFO);
        LOGGER.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
        String why = Result.printable(Span.inText(line.getMessage()));
        Flight flight = traffic.current();
        if (flight == null) {
            listener.accept(why);
        } else {
            flight.repeated(why);
            listener.accept(flight.title() + ": " + why);
        }
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
