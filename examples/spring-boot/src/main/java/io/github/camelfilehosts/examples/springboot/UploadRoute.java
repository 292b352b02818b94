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
package io.github.camelfilehosts.examples.springboot;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A stream in, an {@code AlfaFile} out. */
@Component
class UploadRoute extends RouteBuilder {

    static final String UPLOAD = "direct:upload";

    @Override
    public void configure() {
        // alfafile stores the stream on disk and hashes it on the way; stream caching would read it once more.
        from(UPLOAD).routeId("upload").streamCache(false).to("alfafile:upload");
    }
}
