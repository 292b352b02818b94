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
package io.github.camelfilehosts.alfafile.internal.client;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.internal.http.ApiCaller;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.session.Login;
import java.util.Optional;
import java.util.function.Supplier;

/** Logs in with {@code user/login}. */
final class AlfaFileLogin implements Login {

    static final String METHOD = "user/login";

    private final ApiCaller api;
    private final Supplier<Credentials> credentials;
    private final AccountFacts facts;

    /**
     * @param credentials asked at each login; null if there is only a token
     * @param facts is told what the service says about the account
     */
    AlfaFileLogin(ApiCaller api, Supplier<Credentials> credentials, AccountFacts facts) {
        this.api = api;
        this.credentials = credentials;
        this.facts = facts;
    }

    @Override
    public boolean isPossible() {
        return credentials != null;
    }

    @Override
    public String options() {
        return "login and password, token, or credentialsSource";
    }

    @Override
    public Credentials credentials() {
        return credentials.get();
    }

    @Override
    public String logIn(Credentials given, CallContext context) {
        ApiRequest call = ApiRequest.of(METHOD).with("login", given.login()).withSecret("password", given.password());
        Optional<LoginAnswer> answer = api.call(call, LoginAnswer.class, context);
        String token = call.require(answer.map(LoginAnswer::token).filter(key -> !key.isBlank()), "a token", context);
        answer.map(LoginAnswer::user).map(User::toUserInfo).ifPresent(facts::learn);
        return token;
    }
}
