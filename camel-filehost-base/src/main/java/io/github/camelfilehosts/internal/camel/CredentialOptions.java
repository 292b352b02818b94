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

/** The options of a configuration that hold credentials. */
final class CredentialOptions {

    private final List<CredentialOption<?>> options;

    /** @param options in the same order for all configurations of a class */
    CredentialOptions(List<CredentialOption<?>> options) {
        this.options = options;
    }

    void clear() {
        options.forEach(CredentialOption::clear);
    }

    /** Takes the options that are not set here from another configuration. */
    void inherit(CredentialOptions from) {
        Iterator<CredentialOption<?>> theirs = from.options.iterator();
        options.forEach(option -> option.inherit(theirs.next()));
    }

    /** The names of the options that are set. */
    Set<String> given() {
        return options.stream()
                .filter(CredentialOption::isGiven)
                .map(CredentialOption::name)
                .collect(Collectors.toSet());
    }

    /** The names, as a list in a sentence. */
    @Override
    public String toString() {
        int last = options.size() - 1;
        return options.subList(0, last).stream().map(CredentialOption::name).collect(Collectors.joining(", ")) + " or "
                + options.get(last).name();
    }
}
