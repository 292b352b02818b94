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

import io.github.camelfilehosts.filefactory.model.FileInfo;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Selects files by name and size. */
final class Selection {

    @Option(
            names = "--min-size",
            paramLabel = "SIZE",
            converter = Size.Converter.class,
            description = "leave smaller files out; as in 500k, 1.5GB")
    private Size smallest;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            converter = Size.Converter.class,
            description = "leave larger files out")
    private Size largest;

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            converter = Glob.class,
            description = "only files with matching names, as in '*.{rar,zip}'")
    private List<PathMatcher> included = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            converter = Glob.class,
            description = "no files with matching names")
    private List<PathMatcher> excluded = List.of();

    /** Why a file is left out; empty if it is not. An unknown name or size is no reason. */
    Optional<String> reasonAgainst(FileInfo file) {
        if (file.size() != null && smallest != null && file.size() < smallest.bytes()) {
            return Optional.of("smaller than " + smallest);
        }
        if (file.size() != null && largest != null && file.size() > largest.bytes()) {
            return Optional.of("larger than " + largest);
        }
        if (file.name() != null && !included.isEmpty() && !matches(included, file.name())) {
            return Optional.of("its name is not included");
        }
        return file.name() != null && matches(excluded, file.name())
                ? Optional.of("its name is excluded")
                : Optional.empty();
    }

    private static boolean matches(List<PathMatcher> globs, String name) {
        try {
            // A slash in a name is not a separator of folders.
            Path path = Path.of(name.replace('/', '_'));
            return globs.stream().anyMatch(glob -> glob.matches(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Reads a pattern as a shell does. */
    static final class Glob implements ITypeConverter<PathMatcher> {

        @Override
        public PathMatcher convert(String text) {
            try {
                return FileSystems.getDefault().getPathMatcher("glob:" + text);
            } catch (PatternSyntaxException e) {
                throw new TypeConversionException("'" + text + "' is not a valid pattern: " + e.getDescription());
            }
        }
    }
}
