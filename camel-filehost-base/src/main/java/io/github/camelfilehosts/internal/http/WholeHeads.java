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
package io.github.camelfilehosts.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.io.LenientHttpResponseParser;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.BasicLineParser;

/**
 * Reads heads of answers like HttpClient, with two differences. A head whose connection ends before it does is refused:
 * HttpClient takes it for complete, and a file whose length is missing for an empty one. A length that is stated twice
 * is accepted, where HttpClient fails.
 */
public final class WholeHeads extends LenientHttpResponseParser {

    public WholeHeads(Http1Config limits) {
        super(BasicLineParser.INSTANCE, null, limits);
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
        return withOneLength(super.parse(buffer, new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                if (count < 0) {
                    throw new NoHttpResponseException("the connection ended before the head of the answer did");
                }
                return count;
            }
        }));
    }

    /**
     * Scripts state the length, and their server states it again. A repeated length is still the same length (RFC 9110,
     * 8.6).
     */
    private static ClassicHttpResponse withOneLength(ClassicHttpResponse response) {
        List<String> lengths = Stream.of(response.getHeaders(HttpHeaders.CONTENT_LENGTH))
                .flatMap(header -> Stream.of(header.getValue().split(",", -1)))
                .map(String::strip)
                .toList();
        if (lengths.size() > 1 && lengths.stream().distinct().count() == 1) {
            response.removeHeaders(HttpHeaders.CONTENT_LENGTH);
            response.addHeader(HttpHeaders.CONTENT_LENGTH, lengths.get(0));
        }
        return response;
    }
}
