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
package io.github.camelfilehosts.contract;

import io.github.camelfilehosts.HostedFile;
import java.io.File;
import java.io.InputStream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** What is done in a class loader in which a library is missing; whoever calls has other classes of the same names. */
public final class StrippedRun {

    private StrippedRun() {}

    /** A call, a file into a directory, and a stream. Returns how many bytes these had. */
    public static String run(String accountUri, String downloadUri, String directory) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            template.requestBody(accountUri, (Object) null);
            File file =
                    template.requestBody(downloadUri + "&downloadDirectory=" + directory, (Object) "abc", File.class);
            HostedFile handle = template.requestBody(downloadUri, (Object) "abc", HostedFile.class);
            try (InputStream in = handle.open()) {
                return file.length() + " " + in.readAllBytes().length;
            }
        }
    }
}
