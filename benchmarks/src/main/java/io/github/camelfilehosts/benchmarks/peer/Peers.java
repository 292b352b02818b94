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

import java.util.Map;

/** The peers that run on a JVM, by name. */
final class Peers {

    private interface Maker {
        Peer make(Place place) throws Exception;
    }

    private static final Map<String, Maker> MAKERS = Map.ofEntries(
            Map.entry("md5", Md5Alone::new),
            Map.entry("spool", Spool::new),
            Map.entry("download-httpclient", place -> new HttpClientDownload(place, false)),
            Map.entry("download-httpclient-md5", place -> new HttpClientDownload(place, true)),
            Map.entry("download-ours-file", place -> DownloadRoute.ours(place, true)),
            Map.entry("download-ours-directory", place -> DownloadRoute.oursToDirectory(place, 1, true)),
            Map.entry("download-ours-directory-unchecked", place -> DownloadRoute.oursToDirectory(place, 1, false)),
            Map.entry("download-ours-directory-4", place -> DownloadRoute.oursToDirectory(place, 4, true)),
            Map.entry("download-ours-directory-4-unchecked", place -> DownloadRoute.oursToDirectory(place, 4, false)),
            Map.entry("download-camel-http", place -> DownloadRoute.http(place)),
            Map.entry("download-camel-http-best", place -> DownloadRoute.httpAtItsBest(place)),
            Map.entry("download-camel-s3", place -> DownloadRoute.s3(place)),
            Map.entry("download-camel-s3-best", place -> DownloadRoute.s3AtItsBest(place)),
            Map.entry("download-ours-file-unchecked", place -> DownloadRoute.ours(place, false)),
            Map.entry("upload-httpclient", place -> new HttpClientUpload(place, false)),
            Map.entry("upload-httpclient-md5", place -> new HttpClientUpload(place, true)),
            Map.entry("upload-ours-file", place -> UploadRoute.ours(place)),
            Map.entry("upload-ours-stream", place -> UploadRoute.oursFromStream(place)),
            Map.entry("upload-camel-http", place -> UploadRoute.http(place)),
            Map.entry("upload-camel-s3", place -> UploadRoute.s3(place)),
            Map.entry("upload-camel-s3-multipart", place -> UploadRoute.s3Multipart(place)),
            Map.entry("mirror-ours", place -> MirrorRoute.mirror(place, "alfafile/")),
            Map.entry("mirror-ours-instant", place -> MirrorRoute.mirror(place, "alfafile-has-it/")),
            Map.entry("many-ours", place -> new ManyFiles(place, place.standIn(), "alfafile/")),
            Map.entry("many-ours-instant", place -> new ManyFiles(place, place.standIn(), "alfafile-has-it/")),
            Map.entry("many-ours-slow", place -> new ManyFiles(place, place.slow(), "alfafile/")),
            Map.entry("many-ours-slow-instant", place -> new ManyFiles(place, place.slow(), "alfafile-has-it/")),
            Map.entry("list-ours", ListRoute::ours),
            Map.entry("list-camel-s3", ListRoute::s3),
            Map.entry("links-ours", LinkRoute::together),
            Map.entry("links-ours-one-by-one", LinkRoute::oneByOne),
            Map.entry("links-httpclient", HttpClientLinks::new));

    private Peers() {}

    static Peer create(String name, Place place) throws Exception {
        return MAKERS.get(name).make(place);
    }
}
