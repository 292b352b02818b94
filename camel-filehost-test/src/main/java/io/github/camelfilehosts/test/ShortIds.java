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

import java.util.function.Predicate;

/** IDs like AlfaFile's: short, and case matters. */
final class ShortIds {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final String first;
    private final Predicate<String> taken;
    private long next;

    /**
     * @param first the ID to begin with
     * @param taken whether an ID is in use already
     */
    ShortIds(String first, Predicate<String> taken) {
        this.first = first;
        this.taken = taken;
        reset();
    }

    synchronized String next() {
        String id;
        do {
            id = encode(next++);
        } while (taken.test(id));
        return id;
    }

    synchronized void reset() {
        next = 0;
        for (char digit : first.toCharArray()) {
            next = next * DIGITS.length() + DIGITS.indexOf(digit);
        }
    }

    private static String encode(long number) {
        StringBuilder id = new StringBuilder();
        for (long rest = number; rest > 0; rest /= DIGITS.length()) {
            id.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return id.reverse().toString();
    }
}
