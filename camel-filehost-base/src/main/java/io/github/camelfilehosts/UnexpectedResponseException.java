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
 * The answer is not one of the service's API: for example a web page, text that is not JSON, or an unknown code. Often
 * the cause is a proxy, a maintenance page or a wrong {@code apiUrl}.
 */
public class UnexpectedResponseException extends FileHostException {

    private static final long serialVersionUID = 1L;

    public UnexpectedResponseException(Failure failure) {
        super(failure);
    }

    @Override
    public UnexpectedResponseException with(Failure failure) {
        return new UnexpectedResponseException(failure);
    }
}
