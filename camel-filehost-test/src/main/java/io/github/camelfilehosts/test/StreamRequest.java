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
package io.github.camelfilehosts.test;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;

/**
 * One request to the server that moves the bytes: an upload, a download, or the page behind a redirect.
 *
 * @param httpMethod {@code GET} or {@code POST}
 * @param path the path as it was sent, still encoded
 * @param query what follows the question mark, still encoded; null if there is none
 * @param headers all headers; the case of their names does not matter
 * @param from the client's address, or what {@code X-Forwarded-For} states instead
 */
public record StreamRequest(
        String httpMethod, String path, String query, Map<String, List<String>> headers, String from) {

    /** The first value of this header; null if there is none. */
    public String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    /** Method, path and range, without the other headers. */
    @Override
    public String toString() {
        String range = header("Range");
        return httpMethod + " " + path + (range == null ? "" : ", " + range);
    }

    static StreamRequest of(HttpRequest request, String address) {
        String target = request.getPath();
        int mark = target.indexOf('?');
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : request.getHeaders()) {
            headers.merge(header.getName(), List.of(header.getValue()), StreamRequest::joined);
        }
        List<String> forwarded = headers.get("X-Forwarded-For");
        return new StreamRequest(
                request.getMethod(),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? null : target.substring(mark + 1),
                Collections.unmodifiableMap(headers),
                forwarded == null ? address : forwarded.get(0));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
