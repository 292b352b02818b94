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
package io.github.camelfilehosts;

import java.time.Duration;
import java.util.EventObject;
import org.apache.camel.spi.CamelEvent;

/**
 * What each {@link org.apache.camel.spi.EventNotifier} of the CamelContext is told of a transfer: {@link Started},
 * {@link Progress}, and {@link Completed} or {@link Failed}. It is told of the transfers of all endpoints, with or
 * without a {@link TransferListener}, on the thread that moves the bytes, which carries the MDC of the exchange. A
 * notifier must be quick.
 */
public abstract sealed class TransferEvent extends EventObject implements CamelEvent {

    private static final long serialVersionUID = 1L;

    private final transient Transfer transfer;
    private long timestamp;

    /** @param context the CamelContext, which is the event's source */
    private TransferEvent(Object context, Transfer transfer) {
        super(context);
        this.transfer = transfer;
    }

    public Transfer getTransfer() {
        return transfer;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /** What has happened, and to which file. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + " of " + transfer;
    }

    /** The first byte is about to be moved. An upload that moves no byte never starts. */
    public static final class Started extends TransferEvent {

        private static final long serialVersionUID = 1L;

        public Started(Object context, Transfer transfer) {
            super(context, transfer);
        }
    }

    /** Some bytes have moved; sent at most a few times a second. */
    public static final class Progress extends TransferEvent {

        private static final long serialVersionUID = 1L;

        private final long bytes;

        public Progress(Object context, Transfer transfer, long bytes) {
            super(context, transfer);
            this.bytes = bytes;
        }

        /** How many bytes of this transfer have moved in total; if it starts again, the count starts again too. */
        public long getBytes() {
            return bytes;
        }
    }

    /** The transfer is over. */
    public abstract static sealed class Ended extends TransferEvent permits Completed, Failed {

        private static final long serialVersionUID = 1L;

        private final long bytes;
        private final Duration time;
        private final int resumed;

        private Ended(Object context, Transfer transfer, long bytes, Duration time, int resumed) {
            super(context, transfer);
            this.bytes = bytes;
            this.time = time;
            this.resumed = resumed;
        }

        /** How many bytes have arrived. */
        public long getBytes() {
            return bytes;
        }

        /** The time from the first byte to the end; if no byte was moved, from the announcement. */
        public Duration getTime() {
            return time;
        }

        /** How often the transfer was resumed where it had been interrupted. */
        public int getResumed() {
            return resumed;
        }
    }

    /** The file has arrived, complete and correct. */
    public static final class Completed extends Ended {

        private static final long serialVersionUID = 1L;

        private final boolean instant;
        private final boolean skipped;

        public Completed(
                Object context,
                Transfer transfer,
                long bytes,
                Duration time,
                int resumed,
                boolean instant,
                boolean skipped) {
            super(context, transfer, bytes, time, resumed);
            this.instant = instant;
            this.skipped = skipped;
        }

        /** Whether it was an instant upload: no byte was moved, because the service had the content already. */
        public boolean isInstant() {
            return instant;
        }

        /** Whether no byte of an upload was moved, because the file was there already. */
        public boolean isSkipped() {
            return skipped;
        }
    }

    /** The transfer has failed, and is not tried again. */
    public static final class Failed extends Ended {

        private static final long serialVersionUID = 1L;

        private final Throwable cause;

        public Failed(Object context, Transfer transfer, long bytes, Duration time, int resumed, Throwable cause) {
            super(context, transfer, bytes, time, resumed);
            this.cause = cause;
        }

        /** Why it failed; an {@link java.io.IOException} if the reader closed the stream early. */
        public Throwable getCause() {
            return cause;
        }
    }
}
