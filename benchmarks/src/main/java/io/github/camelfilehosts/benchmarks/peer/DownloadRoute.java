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

import org.apache.camel.builder.RouteBuilder;

/** Downloads as routes. */
final class DownloadRoute {

    private DownloadRoute() {}

    static Peer ours(Place place, boolean verify) throws Exception {
        return route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(fileFactory(place, verify)).to("file:" + place.target());
            }
        });
    }

    static Peer oursToDirectory(Place place, int connections, boolean verify) throws Exception {
        return route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to(fileFactory(place, verify) + "&downloadDirectory=" + place.target()
                                + "&downloadConnections=" + connections);
            }
        });
    }

    private static String fileFactory(Place place, boolean verify) {
        return "filefactory:download?requestsPerHour=0&apiUrl=" + place.fileFactory() + "&verifyChecksum=" + verify;
    }

    static Peer http(Place place) throws Exception {
        return route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .setBody(constant(null))
                        .toD(place.files() + "${header.file}")
                        .to("file:" + place.target() + "?fileName=${header.file}");
            }
        });
    }

    static Peer httpAtItsBest(Place place) throws Exception {
        return route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .noStreamCaching()
                        .setBody(constant(null))
                        .toD(place.files() + "${header.file}?disableStreamCache=true")
                        .to("file:" + place.target() + "?fileName=${header.file}");
            }
        });
    }

    static Peer s3(Place place) throws Exception {
        return route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .setHeader("CamelAwsS3Key", header("file"))
                        .to(S3.endpoint(place.files()) + "&operation=getObject")
                        .to("file:" + place.target() + "?fileName=${header.file}");
            }
        });
    }

    static Peer s3AtItsBest(Place place) throws Exception {
        return route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .noStreamCaching()
                        .setHeader("CamelAwsS3Key", header("file"))
                        .to(S3.endpoint(place.files()) + "&operation=getObject")
                        .to("file:" + place.target() + "?fileName=${header.file}");
            }
        });
    }

    private static Peer route(RouteBuilder route) throws Exception {
        return new RoutePeer(route, file -> file);
    }
}
