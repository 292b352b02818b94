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

import io.github.camelfilehosts.alfafile.model.FolderContent;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists a folder, or a bucket, of as many files as the task says. */
final class ListRoute implements Peer {

    private interface Listing {
        int count(ProducerTemplate template, String task);
    }

    private final CamelContext context = new DefaultCamelContext();
    private final Listing listing;
    private final ProducerTemplate template;

    private ListRoute(Listing listing) {
        this.listing = listing;
        context.start();
        template = context.createProducerTemplate();
    }

    static Peer ours(Place place) {
        String uri = "alfafile:listFolder?token=t&apiUrl=" + place.standIn().resolve("/alfafile");
        return new ListRoute((template, task) -> template.requestBodyAndHeader(
                        uri, null, "CamelAlfaFileFolderId", task, FolderContent.class)
                .files()
                .size());
    }

    /** Camel gives the first page only: whoever wants all asks again, behind the last key. */
    static Peer s3(Place place) {
        String uri = S3.endpoint(place.standIn()) + "&operation=listObjects&pojoRequest=true";
        return new ListRoute((template, task) -> {
            int count = 0;
            String last = null;
            while (true) {
                ListObjectsRequest request = ListObjectsRequest.builder()
                        .bucket("bucket")
                        .prefix(task)
                        .marker(last)
                        .build();
                List<?> page = template.requestBody(uri, request, List.class);
                if (page.isEmpty()) {
                    return count;
                }
                count += page.size();
                last = ((S3Object) page.get(page.size() - 1)).key();
            }
        });
    }

    @Override
    public void perform(String task) {
        int count = listing.count(template, task);
        if (count != Integer.parseInt(task)) {
            throw new IllegalStateException(count + " of " + task);
        }
    }

    @Override
    public void close() throws Exception {
        context.close();
    }
}
