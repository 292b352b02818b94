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

import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;

/** Checks so many links. */
final class LinkRoute {

    private static final long FIRST = 1_000_000_000;

    private LinkRoute() {}

    /** The links as one body. */
    static Peer together(Place place) throws Exception {
        return new RoutePeer(routes(place), LinkRoute::ids);
    }

    /** A call for each. */
    static Peer oneByOne(Place place) throws Exception {
        return new RoutePeer(routes(place, "direct:link"), LinkRoute::ids);
    }

    /** As many IDs as the task says. */
    static List<String> ids(String task) {
        return IntStream.range(0, Integer.parseInt(task))
                .mapToObj(number -> "id" + (FIRST + number))
                .toList();
    }

    private static RouteBuilder routes(Place place) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(getFileInfo(place));
            }
        };
    }

    private static RouteBuilder routes(Place place, String link) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").split(body()).to(link);
                from(link).to(getFileInfo(place));
            }
        };
    }

    private static String getFileInfo(Place place) {
        return "filefactory:getFileInfo?requestsPerHour=0&apiUrl=" + place.fileFactory();
    }
}
