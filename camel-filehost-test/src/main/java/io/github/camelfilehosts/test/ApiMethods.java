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

import java.util.List;
import java.util.Set;

/** The API of one service. */
interface ApiMethods {

    /** The names of the methods. */
    Set<String> names();

    /**
     * Carries out a call.
     *
     * @throws ApiRefusal if the service would refuse
     */
    ApiReply answer(ApiCall call);

    /** A refusal in this service's envelope. */
    ApiReply refuse(int code, String message);

    /** The random faults of calls of this method. */
    List<FaultKind<ApiCall, ApiFault>> faults(String method);
}
