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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Links from arguments, files and standard input, in their order. */
final class LinkList {

    private static final String STANDARD_INPUT = "-";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** At the beginning of a line or after white space, because a link may contain a #. */
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

    private final List<String> arguments;
    private final InputStream standardInput;
    private final List<Path> files = new ArrayList<>();

    /**
     * @param arguments links, files with one link a line, or {@code -}
     * @throws NoSuchFileException if an argument is none of these
     */
    LinkList(List<String> arguments, InputStream standardInput) throws NoSuchFileException {
        this.arguments = arguments;
        this.standardInput = standardInput;
        for (String argument : arguments) {
            if (isFile(argument)) {
                files.add(Path.of(argument));
            } else if (!argument.equals(STANDARD_INPUT)
                    && !argument.contains("://")
                    && !Link.of(argument).isValid()) {
                throw new NoSuchFileException(argument);
            }
        }
    }

    /** The files among the arguments. */
    List<Path> files() {
        return files;
    }

    /** The links, read as they are asked for: a list may be longer than fits into memory. */
    Stream<Link> links() {
        return arguments.stream().flatMap(this::linksOf);
    }

    private Stream<Link> linksOf(String argument) {
        if (argument.equals(STANDARD_INPUT)) {
            return links(new InputStreamReader(standardInput, StandardCharsets.UTF_8));
        }
        return isFile(argument) ? links(reader(Path.of(argument))) : Stream.of(Link.of(argument));
    }

    private static InputStreamReader reader(Path file) {
        try {
            // Not Files.newBufferedReader, which would fail if a comment is not UTF-8.
            return new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Link> links(InputStreamReader reader) {
        return new BufferedReader(reader)
                .lines()
                .map(line -> line.replace(BYTE_ORDER_MARK, ""))
                .map(line -> COMMENT.matcher(line).replaceFirst(""))
                .filter(line -> !line.isBlank())
                .flatMap(Link::allOf);
    }

    /** A word may be an ID, but a file of that name takes precedence. */
    private static boolean isFile(String argument) {
        boolean isLink = argument.contains("/") && Link.of(argument).isValid();
        try {
            return !isLink
                    && !argument.isBlank()
                    && Files.isReadable(Path.of(argument))
                    && !Files.isDirectory(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** An argument is neither a link nor a file that can be read. */
    static final class NoSuchFileException extends Exception {

        private static final long serialVersionUID = 1L;

        NoSuchFileException(String argument) {
            super("'" + argument + "' is neither a link nor a file that can be read");
        }
    }
}
