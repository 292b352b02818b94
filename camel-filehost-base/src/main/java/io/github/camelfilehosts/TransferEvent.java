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
 * What an {@link org.apache.camel.spi.EventNotifier} of the CamelContext hears of a file on its way, as one of
 * {@link Started}, {@link Progress}, {@link Completed} and {@link Failed}: of the files of all endpoints, whether they
 * have a {@link TransferListener} or not. It is told on the thread that moves the bytes, which carries the MDC of the
 * exchange: be quick.
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

    /** The first byte is about to be moved. An upload that needs no byte moved never starts. */
    public static final class Started extends TransferEvent {

        private static final long serialVersionUID = 1L;

        public Started(Object context, Transfer transfer) {
            super(context, transfer);
        }
    }

    /** Some bytes have moved; told of a few times a second at most. */
    public static final class Progress extends TransferEvent {

        private static final long serialVersionUID = 1L;

        private final long bytes;

        public Progress(Object context, Transfer transfer, long bytes) {
            super(context, transfer);
            this.bytes = bytes;
        }

        /** In sum, of this transfer; after a new attempt from the start it counts from there. */
        public long getBytes() {
            return bytes;
        }
    }

    /** One that is over. */
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

        /** How many bytes are where they should be. */
        public long getBytes() {
            return bytes;
        }

        /** From the first byte to the end; where none was moved, from the announcement. */
        public Duration getTime() {
            return time;
        }

        /** How often it went on where it had broken off. */
        public int getResumed() {
            return resumed;
        }
    }

    /** The file is where it should be, and right. */
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

        /** Whether no byte of an upload was moved, because the service had them already. */
        public boolean isInstant() {
            return instant;
        }

        /** Whether no byte of an upload was moved, because the file was there already. */
        public boolean isSkipped() {
            return skipped;
        }
    }

    /** The transfer is given up. */
    public static final class Failed extends Ended {

        private static final long serialVersionUID = 1L;

        private final Throwable cause;

        public Failed(Object context, Transfer transfer, long bytes, Duration time, int resumed, Throwable cause) {
            super(context, transfer, bytes, time, resumed);
            this.cause = cause;
        }

        /** Why; an {@link java.io.IOException} if its reader closed it early. */
        public Throwable getCause() {
            return cause;
        }
    }
}
