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
package io.github.camelfilehosts.examples.cluster.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands to start further JVMs like this one. */
final class Java {

    private Java() {}

    /** A command with the class path of this JVM. */
    static List<String> command(String mainClass, String... arguments) {
        List<String> command = with("-cp", System.getProperty("java.class.path"), mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    /** Several share a small machine, so they should start quickly and need little memory. */
    static List<String> with(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m"));
        command.addAll(List.of(arguments));
        return command;
    }
}
