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
 * Too many requests, logins or downloads in too short a time. {@link #getRetryAfter()} says how long to wait, if it is
 * known.
 */
public class RateLimitedException extends TemporaryFailureException {

    private static final long serialVersionUID = 1L;

    public RateLimitedException(Failure failure) {
        super(failure);
    }

    @Override
    public RateLimitedException with(Failure failure) {
        return new RateLimitedException(failure);
    }
}
