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
package io.github.camelfilehosts.howdoi;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import org.apache.camel.builder.RouteBuilder;

public class OutboxExample extends RouteBuilder {

    @Override
    public void configure() {
        // What will never succeed is over, and goes to failed.
        onException(InvalidRequestException.class, FileAccessDeniedException.class, CorruptTransferException.class)
                .handled(true)
                .setProperty("folder", constant("failed"));

        // Whatever else fails, a wrong password too, stays in the outbox until the next poll.
        onException(FileHostException.class).logStackTrace(false);

        from("file:{{outbox}}?delay={{pause}}&readLock=changed&move=${exchangeProperty.folder}/${file:name}")
                .setProperty("folder", constant("done"))
                .to("alfafile:upload?skipExisting=true")
                .log("${header.CamelFileName} is now ${body.url}");
    }
}
