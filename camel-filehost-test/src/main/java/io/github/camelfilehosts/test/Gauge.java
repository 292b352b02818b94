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
package io.github.camelfilehosts.test;

/** Counts how many of something are running, and how many ran at most. */
final class Gauge {

    private int current;
    private int highest;

    /** Begins one, which runs until {@link Passage#end()}. */
    synchronized Passage begin() {
        current++;
        highest = Math.max(highest, current);
        return new Passage();
    }

    /** The same, if nothing else is running; otherwise null. */
    synchronized Passage beginAlone() {
        return current == 0 ? begin() : null;
    }

    synchronized int current() {
        return current;
    }

    synchronized int highest() {
        return highest;
    }

    synchronized void reset() {
        highest = current;
    }

    private synchronized void leave() {
        current--;
    }

    /** One that is running. */
    final class Passage {

        private boolean ended;

        /**
         * Must be called before the peer can know that it has ended; otherwise the peer might begin its next one too
         * early.
         */
        synchronized void end() {
            if (!ended) {
                ended = true;
                leave();
            }
        }
    }
}
