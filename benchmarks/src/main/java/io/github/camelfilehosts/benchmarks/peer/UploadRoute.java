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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.camel.builder.RouteBuilder;

/** Uploads as routes. */
final class UploadRoute {

    private UploadRoute() {}

    static Peer ours(Place place) throws Exception {
        return file(place, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(alfaFile(place));
            }
        });
    }

    static Peer oursFromStream(Place place) throws Exception {
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .noStreamCaching()
                        .setHeader("CamelAlfaFileName", header("file"))
                        .to(alfaFile(place));
            }
        };
        return new RoutePeer(route, file -> stream(place, file));
    }

    static Peer http(Place place) throws Exception {
        return file(place, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(place.sink() + "?multipartUpload=true&multipartUploadName=file");
            }
        });
    }

    static Peer s3(Place place) throws Exception {
        return file(place, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD(S3.endpoint(place.standIn()) + "&keyName=${header.file}");
            }
        });
    }

    static Peer s3Multipart(Place place) throws Exception {
        return file(place, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD(S3.endpoint(place.standIn()) + "&multiPartUpload=true&keyName=${header.file}");
            }
        });
    }

    private static String alfaFile(Place place) {
        return "alfafile:upload?token=t&apiUrl=" + place.standIn().resolve("/alfafile");
    }

    private static Peer file(Place place, RouteBuilder route) throws Exception {
        return new RoutePeer(route, file -> place.source(file).toFile());
    }

    /** One that nobody can tell the length of. */
    private static InputStream stream(Place place, String file) {
        try {
            return new FilterInputStream(Files.newInputStream(place.source(file))) {};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
