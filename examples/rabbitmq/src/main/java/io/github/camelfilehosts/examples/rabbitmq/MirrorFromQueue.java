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
package io.github.camelfilehosts.examples.rabbitmq;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import org.apache.camel.builder.RouteBuilder;

/**
 * Links in a queue in, files at AlfaFile out, each once: for those who stay with RabbitMQ. A message is a link; its
 * header {@code job} is a name that no other piece of work has. As many workers as one likes run this; the README says
 * what they have to share.
 */
public class MirrorFromQueue extends RouteBuilder {

    @Override
    public void configure() {
        // "Later" is no failure: the message goes to a waiting room, from which a policy leads back after a minute.
        onException(TemporaryFailureException.class, AuthenticationFailedException.class, UploadFailedException.class)
                .handled(true)
                .useOriginalMessage()
                .to("jms:mirror.later");

        // What will not become better by itself: gone, no premium, a link that is none.
        onException(FileHostException.class)
                .handled(true)
                .useOriginalMessage()
                .setHeader("reason", exceptionMessage())
                .to("jms:mirror.failed");

        from("jms:mirror?transacted=true&cacheLevelName=CACHE_CONSUMER&concurrentConsumers={{workers:3}}")
                .routeId("mirror")
                .setHeader(AlfaFileConstants.UPLOAD_KEY, header("job"))
                .to("filefactory:download?maxWait={{maxWait:5000}}")
                // On this thread: what is sent in place of the message belongs to the same transaction.
                .to("alfafile:upload?uploadJournal=#bean:journal&maxWait={{maxWait:5000}}&synchronous=true");
    }
}
