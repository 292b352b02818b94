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
package io.github.camelfilehosts.internal.transfer.download;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.Failure;

/**
 * A download server answers that the file ends before the part that was asked for. If the part does not begin at the
 * first byte, the file may still be available: servers without ranges, or with another version of the file, answer so
 * too.
 */
class RangeNotSatisfiableException extends CorruptTransferException {

    private static final long serialVersionUID = 1L;

    RangeNotSatisfiableException(Failure failure) {
        super(failure);
    }

    @Override
    public RangeNotSatisfiableException with(Failure failure) {
        return new RangeNotSatisfiableException(failure);
    }
}
