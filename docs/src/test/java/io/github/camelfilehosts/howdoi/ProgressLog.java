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

import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far each file is. It is called on the threads that move the bytes, so it must not take long. */
public class ProgressLog implements TransferListener {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressLog.class);

    @Override
    public void started(Transfer transfer) {
        LOG.info("{} {}", transfer.operation(), transfer.name());
    }

    @Override
    public void transferred(Transfer transfer, long bytes) {
        LOG.info("{}: {} of {} bytes", transfer.name(), bytes, transfer.size());
    }

    @Override
    public void completed(Transfer transfer) {
        LOG.info("{} is there", transfer.name());
    }

    @Override
    public void failed(Transfer transfer, Throwable cause) {
        LOG.warn("{} is given up: {}", transfer.name(), cause.getMessage());
    }
}
