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
package io.github.camelfilehosts.benchmarks.peer;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where everything is.
 *
 * @param files the server of the files
 * @param standIn the APIs, and the sink
 * @param source the directory that the server of the files serves
 * @param target a directory to write to
 */
record Place(URI files, URI standIn, Path source, Path target) {

    static Place ofSystemProperties() {
        return new Place(
                URI.create(System.getProperty("bench.files")),
                URI.create(System.getProperty("bench.standIn")),
                Path.of(System.getProperty("bench.source")),
                Path.of(System.getProperty("bench.target")));
    }

    URI link(String file) {
        return files.resolve(file);
    }

    /** The APIs as over a long line. */
    URI slow() {
        return standIn.resolve("/slow/");
    }

    URI fileFactory() {
        return standIn.resolve("/filefactory/");
    }

    URI sink() {
        return standIn.resolve("/sink/peer");
    }

    Path source(String file) {
        return source.resolve(file);
    }

    Path target(String file) {
        return target.resolve(file);
    }
}
