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
package io.github.camelfilehosts.internal.session;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Failure;

/**
 * The service refused a login. Another attempt with the same credentials would be refused too, and may lock the
 * account.
 */
public class LoginRefusedException extends AuthenticationFailedException {

    private static final long serialVersionUID = 1L;

    public LoginRefusedException(Failure failure) {
        super(failure);
    }

    @Override
    public LoginRefusedException with(Failure failure) {
        return new LoginRefusedException(failure);
    }
}
