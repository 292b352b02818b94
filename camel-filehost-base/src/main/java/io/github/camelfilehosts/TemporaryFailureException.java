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

/**
 * The service or the connection failed; the operation may succeed later. {@link #isRetryable()} is false only if a
 * repetition could do the same thing twice.
 */
public class TemporaryFailureException extends FileHostException {

    private static final long serialVersionUID = 1L;

    public TemporaryFailureException(Failure failure) {
        super(failure);
    }

    @Override
    protected boolean retryableByDefault() {
        return true;
    }

    @Override
    public TemporaryFailureException with(Failure failure) {
        return new TemporaryFailureException(failure);
    }
}
