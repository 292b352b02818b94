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
package io.github.camelfilehosts.examples.artemis;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * FileFactory links from the queue {@code mirror} to AlfaFile. A message is a link, and its header {@code job} a name
 * that no other piece of work has.
 *
 * <p>The broker delivers a message again if a worker dies. What makes that harmless is the {@code uploadKey}: the same
 * job never becomes a second file.
 */
public class MirrorFromQueue extends RouteBuilder {

    /** For Artemis: the time before which the message is delivered to nobody. */
    static final String NOT_BEFORE = "_AMQ_SCHED_DELIVERY";

    private static final Duration SOME_TIME = Duration.ofMinutes(1);

    @Override
    public void configure() {
        // "Later" is no failure: the message goes back with a time, and counts as no delivery in vain. A refused
        // account's jobs wait too, for somebody to mend it; the refusal is remembered, so that asking costs no call.
        onException(TemporaryFailureException.class, AuthenticationFailedException.class, UploadFailedException.class)
                .handled(true)
                .useOriginalMessage()
                .process(MirrorFromQueue::later)
                .to("jms:mirror");

        // What will not become better by itself: gone, no premium, a link that is none.
        onException(FileHostException.class)
                .handled(true)
                .useOriginalMessage()
                .setHeader("reason", exceptionMessage())
                .to("jms:mirror.failed");

        from("jms:mirror?transacted=true&cacheLevelName=CACHE_CONSUMER&concurrentConsumers={{workers:3}}")
                .routeId("mirror")
                .setHeader(AlfaFileConstants.UPLOAD_KEY, header("job"))
                // What takes longer than that, another node's login does not, waits in the broker and holds no worker.
                .to("filefactory:download?maxWait={{maxWait:5000}}")
                // On this thread: what is sent in place of the message belongs to the same transaction.
                .to("alfafile:upload?uploadJournal=#bean:journal&maxWait={{maxWait:5000}}&synchronous=true");
    }

    private static void later(Exchange exchange) {
        FileHostException failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, FileHostException.class);
        Duration wait = failure.getRetryAfter() == null ? SOME_TIME : failure.getRetryAfter();
        exchange.getMessage().setHeader(NOT_BEFORE, System.currentTimeMillis() + wait.toMillis());
    }
}
