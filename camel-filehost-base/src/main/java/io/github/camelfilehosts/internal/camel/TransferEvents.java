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
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferEvent;
import io.github.camelfilehosts.internal.watch.Course;
import io.github.camelfilehosts.internal.watch.TransferWatch;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EventNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the event notifiers of a CamelContext of transfers. A failing notifier does not fail the transfer. Thread-safe.
 */
final class TransferEvents implements TransferWatch {

    private static final Logger LOG = LoggerFactory.getLogger(TransferEvents.class);

    private final CamelContext context;
    private final InstantSource clock;

    TransferEvents(CamelContext context, InstantSource clock) {
        this.context = context;
        this.clock = clock;
    }

    @Override
    public void started(Transfer transfer) {
        tell(() -> new TransferEvent.Started(context, transfer));
    }

    @Override
    public void progressed(Transfer transfer, long bytes) {
        tell(() -> new TransferEvent.Progress(context, transfer, bytes));
    }

    @Override
    public void completed(Transfer transfer, Course course) {
        tell(() -> new TransferEvent.Completed(
                context,
                transfer,
                course.bytes(),
                course.time(),
                course.resumed(),
                course.way() == Course.Way.INSTANT,
                course.way() == Course.Way.SKIPPED));
    }

    @Override
    public void failed(Transfer transfer, Course course, Throwable cause) {
        tell(() -> new TransferEvent.Failed(context, transfer, course.bytes(), course.time(), course.resumed(), cause));
    }

    private void tell(Supplier<TransferEvent> event) {
        TransferEvent told = null;
        for (EventNotifier notifier : context.getManagementStrategy().getStartedEventNotifiers()) {
            try {
                if (told == null) {
                    told = event.get();
                    told.setTimestamp(clock.instant().toEpochMilli());
                }
                if (notifier.isEnabled(told)) {
                    notifier.notify(told);
                }
            } catch (Throwable e) {
                // Everything is caught, because an Error would end HttpClient too.
                LOG.warn("An EventNotifier failed; the transfer goes on", e);
            }
        }
    }
}
