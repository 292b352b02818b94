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
package io.github.camelfilehosts.internal.camel;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The options of one configuration by which credentials are given. */
final class CredentialOptions {

    private final List<CredentialOption<?>> options;

    /** @param options always in the same order for configurations of one class */
    CredentialOptions(List<CredentialOption<?>> options) {
        this.options = options;
    }

    void clear() {
        options.forEach(CredentialOption::clear);
    }

    /** Takes what is not given here from there. */
    void inherit(CredentialOptions from) {
        Iterator<CredentialOption<?>> theirs = from.options.iterator();
        options.forEach(option -> option.inherit(theirs.next()));
    }

    /** The names of those that are given. */
    Set<String> given() {
        return options.stream()
                .filter(CredentialOption::isGiven)
                .map(CredentialOption::name)
                .collect(Collectors.toSet());
    }

    /** As a sentence lists them. */
    @Override
    public String toString() {
        int last = options.size() - 1;
        return options.subList(0, last).stream().map(CredentialOption::name).collect(Collectors.joining(", ")) + " or "
                + options.get(last).name();
    }
}
