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

import java.net.URI;

/** camel-aws2-s3 against a server that answers as S3 does. */
final class S3 {

    private S3() {}

    static String endpoint(URI server) {
        return "aws2-s3:bucket?autoCreateBucket=false&accessKey=a&secretKey=b&region=eu-west-1&overrideEndpoint=true"
                + "&forcePathStyle=true&uriEndpointOverride=http://" + server.getAuthority();
    }
}
