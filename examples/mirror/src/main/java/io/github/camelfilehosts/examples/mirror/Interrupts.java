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

import java.util.LinkedHashMap;
import java.util.Map;
import org.jline.utils.Signals;

/** While it is open, Ctrl-C and SIGTERM request a stop instead of ending the process. */
final class Interrupts implements AutoCloseable {

    private final Map<String, Object> before = new LinkedHashMap<>();

    Interrupts(Stop stop) {
        for (String signal : new String[] {"INT", "TERM"}) {
            before.put(signal, Signals.register(signal, stop::interrupt));
        }
    }

    @Override
    public void close() {
        before.forEach(Signals::unregister);
    }
}
