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

/** From one service to the other. */
final class MirrorRoute {

    private MirrorRoute() {}

    /** @param alfaFile the path of its API */
    static Peer mirror(Place place, String alfaFile) throws Exception {
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to("filefactory:download?requestsPerHour=0&apiUrl=" + place.fileFactory())
                        .to("alfafile:upload?token=t&apiUrl=" + place.standIn().resolve(alfaFile));
            }
        };
        return new RoutePeer(route, file -> file);
    }
}
