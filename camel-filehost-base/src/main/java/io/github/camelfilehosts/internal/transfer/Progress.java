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

import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.meter.Meters.Direction;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener, the meters and the log of one transfer, the listener a few times a second at most. One that fails
 * does not fail the transfer.
 */
public final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final long INTERVAL = Duration.ofMillis(250).toNanos();

    private final TransferListener listener;
    private final Transfer transfer;
    private final Direction direction;
    private final Meters meters;
    private long begin;
    private long position;
    private long lastTold;
    private boolean started;
    private boolean ended;
    private boolean listenerFailed;

    /** @param listener null for none */
    public Progress(TransferListener listener, Transfer transfer, Direction direction, Meters meters) {
        this.listener = listener;
        this.transfer = transfer;
        this.direction = direction;
        this.meters = meters;
    }

    /** Of a part of a transfer: whoever moves the whole tells of it. */
    public static Progress ofPart() {
        return new Progress(null, null, null, Meters.NONE);
    }

    /** @param from how many bytes are where they should be already; also when it begins anew, or goes on */
    public synchronized void started(long from) {
        position = from;
        if (!started) {
            started = true;
            begin = System.nanoTime();
            lastTold = begin;
            log("began");
            meters.transferBegan(direction);
            tell(l -> l.started(transfer));
        }
    }

    public synchronized void transferred(long bytes) {
        moved(bytes);
        long now = System.nanoTime();
        if (now - lastTold >= INTERVAL) {
            lastTold = now;
            tell(l -> l.transferred(transfer, bytes));
        }
    }

    public synchronized void completed(long bytes) {
        if (started && !ended) {
            ended = true;
            moved(bytes);
            log("is complete: " + bytes + " bytes");
            meters.transferEnded(direction, Meters.OK, time());
            tell(l -> l.transferred(transfer, bytes));
            tell(l -> l.completed(transfer));
        }
    }

    public synchronized void failed(Throwable cause) {
        if (started && !ended) {
            ended = true;
            log("ended early: " + SafeText.of(String.valueOf(cause.getMessage())));
            meters.transferEnded(direction, Meters.kind(cause), time());
            tell(l -> l.failed(transfer, cause));
        }
    }

    /** Of ranges side by side, one may tell of less than another has told of. */
    private void moved(long bytes) {
        if (bytes > position) {
            meters.transferred(direction, bytes - position);
            position = bytes;
        }
    }

    private Duration time() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Names the file by its ID: a name is whatever the service says. */
    private void log(String event) {
        if (transfer != null) {
            LOG.debug("{} {}: transfer '{}' {}", transfer.provider(), transfer.operation(), transfer.fileId(), event);
        }
    }

    private void tell(Consumer<TransferListener> event) {
        if (listener == null) {
            return;
        }
        try {
            event.accept(listener);
        } catch (Throwable e) {
            // Whatever it is: it would end HttpClient too.
            if (!listenerFailed) {
                listenerFailed = true;
                LOG.warn("The transferListener failed; the transfer goes on, and no more is said of it", e);
            }
        }
    }
}
