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
package io.github.camelfilehosts.examples.kafka;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;

/**
 * Links in a topic in, files at AlfaFile out, each once: for those who stay with Kafka. A message is a link, its key a
 * name that no other piece of work has. As many workers as one likes run this; the README says what they have to share.
 */
public class MirrorFromTopic extends RouteBuilder {

    @Override
    public void configure() {
        // What will not become better by itself is put aside: gone, no premium, a link that is none.
        onException(FileHostException.class)
                .onWhen(exchange -> !comesLater(exchange))
                .handled(true)
                .useOriginalMessage()
                .setHeader("reason", exceptionMessage())
                .to("kafka:mirror.failed");

        // Anything else is tried again. Kafka gives out nothing "not before" a time: a second topic is the waiting
        // room.
        onException(Exception.class).handled(true).useOriginalMessage().to("kafka:mirror.later");

        // One message a poll, and more time for it than the longest upload takes: who needs longer is taken for dead,
        // and another one begins the same job.
        from("kafka:mirror?groupId=mirror&autoOffsetReset=earliest&maxPollRecords=1&breakOnFirstError=true"
                        + "&maxPollIntervalMs={{longestJob:3600000}}&consumersCount={{workers:3}}")
                .routeId("mirror")
                .setHeader(AlfaFileConstants.UPLOAD_KEY, header(KafkaConstants.KEY))
                .to("filefactory:download?maxWait={{maxWait:5000}}")
                // On this thread: the next poll tells Kafka that this job is over.
                .to("alfafile:upload?uploadJournal=#bean:journal&maxWait={{maxWait:5000}}&synchronous=true");

        // All wait for the same time, so that none waits behind another one.
        from("kafka:mirror.later?groupId=mirror&autoOffsetReset=earliest&maxPollRecords=1&breakOnFirstError=true")
                .routeId("later")
                .delay()
                .exchange(MirrorFromTopic::untilItsTime)
                .to("kafka:mirror");
    }

    private static boolean comesLater(Exchange exchange) {
        FileHostException failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, FileHostException.class);
        return failure instanceof AuthenticationFailedException
                || failure instanceof UploadFailedException
                || failure.isRetryable();
    }

    /** In milliseconds. What a job needs is asked for again then: where there is no budget, that costs no call. */
    private static long untilItsTime(Exchange exchange) {
        long put = exchange.getMessage().getHeader(KafkaConstants.TIMESTAMP, Long.class);
        long wait = exchange.getContext()
                .getTypeConverter()
                .convertTo(long.class, exchange.getContext().resolvePropertyPlaceholders("{{later:60000}}"));
        return Math.max(0, put + wait - System.currentTimeMillis());
    }
}
