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
package io.github.camelfilehosts.test;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an upload being received, with its faults. */
final class IncomingUpload extends FilterInputStream {

    private final UploadPlan plan;
    private final StreamExchange exchange;
    private final Pace pace;
    private long read;

    IncomingUpload(InputStream in, UploadPlan plan, StreamExchange exchange) {
        super(in);
        this.plan = plan;
        this.exchange = exchange;
        this.pace = new Pace(plan.bytesPerSecond);
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (read == plan.resetAfter) {
            throw exchange.reset();
        }
        if (read == plan.rejectAfter) {
            throw exchange.rejectRest(plan.rejectAfterStatus, Pages.sorry());
        }
        if (read == plan.stopAfter) {
            throw exchange.stopReading();
        }
        int wanted = Math.min(length, pace.piece());
        for (long stop : new long[] {plan.resetAfter, plan.rejectAfter, plan.stopAfter}) {
            if (stop > read) {
                wanted = (int) Math.min(wanted, stop - read);
            }
        }
        int count = super.read(buffer, offset, wanted);
        if (count > 0) {
            read += count;
            pace.await(read);
        }
        return count;
    }
}
