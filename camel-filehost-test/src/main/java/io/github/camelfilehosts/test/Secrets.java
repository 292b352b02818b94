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

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds secrets where they must not be, in a log for example.
 *
 * <p>Every password, key and token that a stand-in starts with or issues contains {@link #MARK}. If those that a test
 * makes up contain it too, a search for it finds them all.
 *
 * <pre>{@code
 * try (Stream<String> lines = Files.lines(log)) {
 *     assertThat(Secrets.in(lines)).isEmpty();
 * }
 * }</pre>
 */
public final class Secrets {

    /** Hexadecimal digits, because session keys consist of them; too many to occur by chance. */
    public static final String MARK = "5ec2e7c0de";

    private static final Pattern MARKED = Pattern.compile("[\\w-]*" + MARK + "[\\w-]*");

    private Secrets() {}

    /** The lines that contain a secret; the secret is masked. */
    public static List<String> in(Stream<String> lines) {
        return lines.filter(line -> line.contains(MARK))
                .map(line -> MARKED.matcher(line).replaceAll("xxxxxx"))
                .toList();
    }
}
