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
package io.github.camelfilehosts.alfafile.examples;

import io.github.camelfilehosts.UploadFailedException;
import org.apache.camel.builder.RouteBuilder;

public class TakeUpExample extends RouteBuilder {

    @Override
    public void configure() {
        onException(UploadFailedException.class)
                .handled(true)
                .setHeader("CamelAlfaFileUploadId", simple("${exception.uploadId}"))
                .to("seda:unfinished");

        from("direct:upload").to("alfafile:upload").to("seda:uploaded");

        from("seda:unfinished").delay(simple("{{pause}}")).to("direct:upload");
    }
}
