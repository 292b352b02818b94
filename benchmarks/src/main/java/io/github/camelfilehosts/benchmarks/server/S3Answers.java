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
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** What S3 says to a PUT, whole or in parts. */
final class S3Answers {

    private static final String ETAG = "\"d41d8cd98f00b204e9800998ecf8427e\"";

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

    private static String begun() {
        return "<InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>key</Key><UploadId>1</UploadId></InitiateMultipartUploadResult>";
    }

    private static String completed() {
        return "<CompleteMultipartUploadResult><Bucket>bucket</Bucket><Key>key</Key><ETag>" + ETAG
                + "</ETag></CompleteMultipartUploadResult>";
    }
}
