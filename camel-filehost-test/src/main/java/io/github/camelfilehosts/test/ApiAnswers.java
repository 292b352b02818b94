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

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Answers the calls that no stub of the test answers: as ordered by the test, otherwise like the service. */
final class ApiAnswers implements ResponseDefinitionTransformerV2 {

    static final String NAME = "file-host";

    private final String basePath;
    private final ApiMethods methods;
    private final ScriptedFaults scripted;
    private final RandomFaults random;
    private final Silence silence;

    ApiAnswers(String basePath, ApiMethods methods, ScriptedFaults scripted, RandomFaults random, Silence silence) {
        this.basePath = basePath;
        this.methods = methods;
        this.scripted = scripted;
        this.random = random;
        this.silence = silence;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ApiCall call = ApiCall.of(basePath, event.getRequest());
        ApiFault fault = scripted.next(call.method());
        if (fault == null) {
            fault = random.next(methods.faults(call.method()), call);
        }
        ApiPlan plan = new ApiPlan();
        if (fault != null) {
            fault.changeTo(plan);
        }
        return plan.carryOut(() -> answer(call), silence).toDefinition();
    }

    private ApiReply answer(ApiCall call) {
        try {
            return methods.answer(call);
        } catch (ApiRefusal refusal) {
            return methods.refuse(refusal.code(), refusal.getMessage());
        }
    }
}
