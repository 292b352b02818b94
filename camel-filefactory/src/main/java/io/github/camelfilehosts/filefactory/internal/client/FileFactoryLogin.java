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
package io.github.camelfilehosts.filefactory.internal.client;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.internal.http.ApiCaller;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.session.Login;
import java.util.function.Supplier;

/** {@code getSessionKey} (API page, Authenticating). */
final class FileFactoryLogin implements Login {

    static final String METHOD = "getSessionKey";

    private final ApiCaller api;
    private final Supplier<Credentials> credentials;

    /** @param credentials asked at each login; null to work without an account */
    FileFactoryLogin(ApiCaller api, Supplier<Credentials> credentials) {
        this.api = api;
        this.credentials = credentials;
    }

    @Override
    public boolean isPossible() {
        return credentials != null;
    }

    @Override
    public String options() {
        return "email, password and authKey, or credentialsSource";
    }

    @Override
    public Credentials credentials() {
        return credentials.get();
    }

    @Override
    public String logIn(Credentials given, CallContext context) {
        ApiRequest call = ApiRequest.of(METHOD)
                .with("email", given.login())
                .withSecret("password", given.password())
                .withSecret("authkey", given.authKey());
        return call.require(
                api.call(call, KeyAnswer.class, context).map(KeyAnswer::key).filter(key -> !key.isBlank()),
                "a key",
                context);
    }
}
