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
package io.github.camelfilehosts.internal.transfer;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.meter.Meters.Direction;
import io.github.camelfilehosts.internal.watch.Course;
import io.github.camelfilehosts.internal.watch.OpenTransfer;
import io.github.camelfilehosts.internal.watch.Watchers;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports one transfer to its listener and to event notifiers, at most a few times a second, to the meters, to the log,
 * and to consoles. A listener that fails does not fail the transfer. Thread-safe.
 */
public class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    /** Logs a line for the end of each transfer, with a name of its own, so that these can be followed separately. */
    private static final Logger ENDS = LoggerFactory.getLogger("io.github.camelfilehosts.transfers");

    private static final long INTERVAL = Duration.ofMillis(250).toNanos();

    private final TransferListener listener;
    private final Transfer transfer;
    private final Direction direction;
    private final CallContext context;
    private final Watchers watchers;
    private long number;
    private long begin;
    private long position;
    private long moved;
    private int resumed;
    private long lastTold;
    private boolean started;
    private boolean ended;
    private boolean listenerFailed;

    /** @param listener null for none */
    public Progress(TransferListener listener, Transfer transfer, Direction direction, CallContext context) {
        this.listener = listener;
        this.transfer = transfer;
        this.direction = direction;
        this.context = context;
        this.watchers = context.watchers();
    }

    /** The progress of a part of this transfer. A part reports only that it was resumed; this one reports the bytes. */
    public Progress ofPart() {
        return new Part(this);
    }

    /** @param from how many bytes have arrived already; also called when the transfer starts again or is resumed */
    public synchronized void started(long from) {
        position = from;
        if (!started) {
            started = true;
            begin = System.nanoTime();
            lastTold = begin;
            // Names the file by its ID, because a name may be anything.
            LOG.debug("{}: transfer '{}' began", context, transfer.fileId());
            watchers.meters().transferBegan(direction);
            number = watchers.open().add(this::look);
            watchers.events().started(transfer);
            tell(l -> l.started(transfer));
        }
    }

    public synchronized void transferred(long bytes) {
        moved(bytes);
        long now = System.nanoTime();
        if (now - lastTold >= INTERVAL) {
            lastTold = now;
            watchers.events().progressed(transfer, bytes);
            tell(l -> l.transferred(transfer, bytes));
        }
    }

    /** The transfer is resumed where it was interrupted, in this process or an earlier one. */
    public synchronized void resumed() {
        resumed++;
        watchers.meters().resumed();
    }

    public synchronized void completed(long bytes) {
        if (started && !ended) {
            moved(bytes);
            ended();
            watchers.meters().transferEnded(direction, Meters.OK, time());
            Course course = course(bytes);
            tellOfCompletion(context, transfer, course);
            tell(l -> l.transferred(transfer, bytes));
            tell(l -> l.completed(transfer));
        }
    }

    public synchronized void failed(Throwable cause) {
        if (started && !ended) {
            ended();
            watchers.meters().transferEnded(direction, Meters.kind(cause), time());
            tellOfFailure(context, transfer, course(position), cause);
            tell(l -> l.failed(transfer, cause));
        }
    }

    private void ended() {
        ended = true;
        watchers.open().remove(number);
    }

    /** Reports an upload of which no byte had to be moved. */
    public static void unneeded(CallContext context, Transfer transfer, Course course) {
        context.meters().nothingMoved(course.way().text(), course.time());
        context.meters().saved(course.bytes());
        tellOfCompletion(context, transfer, course);
    }

    /** Reports an upload that failed before its first byte. */
    public static void unbegun(CallContext context, Transfer transfer, Duration time, Throwable cause) {
        context.meters().nothingMoved(Meters.kind(cause), time);
        tellOfFailure(context, transfer, new Course(0, 0, time, 0, Course.Way.MOVED), cause);
    }

    private static void tellOfCompletion(CallContext context, Transfer transfer, Course course) {
        ENDS.atInfo()
                .addArgument(context)
                .addArgument(() -> named(context, transfer))
                .addArgument(course::describe)
                .log("{}: {} is complete: {}");
        context.watchers().events().completed(transfer, course);
    }

    private static void tellOfFailure(CallContext context, Transfer transfer, Course course, Throwable cause) {
        ENDS.atInfo()
                .addArgument(context)
                .addArgument(() -> named(context, transfer))
                .addArgument(course::describe)
                .addArgument(() -> context.quote(String.valueOf(cause.getMessage())))
                .log("{}: {} ended early, after {}: {}");
        context.watchers().events().failed(transfer, course, cause);
        if (cause instanceof FileHostException failure) {
            context.watchers().failures().add(failure, transfer.exchangeId());
        }
    }

    /** Quotes the name, which may be anything. */
    private static String named(CallContext context, Transfer transfer) {
        return (transfer.fileId() == null ? "transfer" : "transfer '" + transfer.fileId() + "'")
                + (transfer.name() == null ? "" : " of '" + context.quote(transfer.name()) + "'");
    }

    /** Parallel ranges may report a lower number than was reported before. */
    private void moved(long bytes) {
        if (bytes > position) {
            watchers.meters().transferred(direction, bytes - position);
            moved += bytes - position;
            position = bytes;
        }
    }

    private Duration time() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Course course(long bytes) {
        return new Course(bytes, moved, time(), resumed, Course.Way.MOVED);
    }

    private synchronized OpenTransfer look(long its) {
        return new OpenTransfer(
                its,
                direction,
                transfer.fileId(),
                transfer.name() == null ? null : context.quote(transfer.name()),
                position,
                transfer.size(),
                time().toMillis(),
                transfer.exchangeId(),
                transfer.routeId());
    }

    private void tell(Consumer<TransferListener> event) {
        if (listener == null) {
            return;
        }
        try {
            event.accept(listener);
        } catch (Throwable e) {
            // Everything is caught, because an Error would end HttpClient too.
            if (!listenerFailed) {
                listenerFailed = true;
                LOG.warn(
                        "The transferListener failed; the transfer goes on, and later failures of it are not logged",
                        e);
            }
        }
    }

    private static final class Part extends Progress {

        private final Progress whole;

        Part(Progress whole) {
            super(null, whole.transfer, whole.direction, whole.context);
            this.whole = whole;
        }

        @Override
        public void started(long from) {
            // The whole transfer has started.
        }

        @Override
        public void transferred(long bytes) {
            // The whole transfer reports the bytes.
        }

        @Override
        public void resumed() {
            whole.resumed();
        }

        @Override
        public void completed(long bytes) {
            // The whole transfer is not complete.
        }

        @Override
        public void failed(Throwable cause) {
            // Another part may go on.
        }
    }
}
