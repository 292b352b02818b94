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

import io.github.camelfilehosts.benchmarks.api.GetFileInfo;
import java.io.IOException;

/** A call for each link, as one would write it by hand. */
final class HttpClientLinks implements Peer {

    private final GetFileInfo getFileInfo;

    HttpClientLinks(Place place) {
        getFileInfo = new GetFileInfo(place.fileFactory().resolve("getFileInfo"));
    }

    @Override
    public void perform(String links) throws IOException {
        for (String id : LinkRoute.ids(links)) {
            getFileInfo.call(id);
        }
    }

    @Override
    public void close() throws IOException {
        getFileInfo.close();
    }
}
