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
package io.github.camelfilehosts.benchmarks.server;

import java.io.IOException;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** What S3 says to a PUT, whole or in parts. */
final class S3Answers {

    private static final String ETAG = "\"d41d8cd98f00b204e9800998ecf8427e\"";

    /** As many as S3 gives at most. */
    private static final int PAGE = 1_000;

    private S3Answers() {}

    /** Returns how many bytes came. */
    static long answer(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
        long received = Sink.drain(request);
        response.setHeader("ETag", ETAG);
        if (request.getMethod().equals("POST")) {
            boolean begins = request.getPath().contains("uploads");
            response.setEntity(new StringEntity(begins ? begun() : completed(), ContentType.APPLICATION_XML));
        }
        return received;
    }

    static boolean isListing(ClassicHttpRequest request) {
        return request.getMethod().equals("GET") && request.getPath().contains("prefix=");
    }

    /** A page of the bucket that has as many objects as the prefix says. */
    static void list(ClassicHttpRequest request, ClassicHttpResponse response) {
        Map<String, String> query = Form.ofQuery(request);
        int count = Integer.parseInt(query.get("prefix"));
        String marker = query.get("marker");
        int from = marker == null ? 0 : Integer.parseInt(marker.substring(marker.indexOf('-') + 1)) + 1;
        StringBuilder page = new StringBuilder("<ListBucketResult><Name>bucket</Name><IsTruncated>")
                .append(from + PAGE < count)
                .append("</IsTruncated>");
        for (int i = from; i < Math.min(count, from + PAGE); i++) {
            page.append("<Contents><Key>")
                    .append(count)
                    .append('-')
                    .append(i)
                    .append("</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>")
                    .append(ETAG.replace("\"", "&quot;"))
                    .append("</ETag><Size>1000</Size><StorageClass>STANDARD</StorageClass></Contents>");
        }
        response.setEntity(
                new StringEntity(page.append("</ListBucketResult>").toString(), ContentType.APPLICATION_XML));
    }

    private static String begun() {
        return "<InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>key</Key><UploadId>1</UploadId></InitiateMultipartUploadResult>";
    }

    private static String completed() {
        return "<CompleteMultipartUploadResult><Bucket>bucket</Bucket><Key>key</Key><ETag>" + ETAG
                + "</ETag></CompleteMultipartUploadResult>";
    }
}
