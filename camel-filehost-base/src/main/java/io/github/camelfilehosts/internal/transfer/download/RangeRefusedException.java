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

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.TemporaryFailureException;

/**
 * A download server does not send the part of the file that was asked for. The file may still be available from its
 * first byte on.
 */
class RangeRefusedException extends TemporaryFailureException {

    private static final long serialVersionUID = 1L;

    RangeRefusedException(Failure failure) {
        super(failure);
    }

    @Override
    public RangeRefusedException with(Failure failure) {
        return new RangeRefusedException(failure);
    }
}
