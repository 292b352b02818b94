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
package io.github.camelfilehosts.session;

import io.github.camelfilehosts.http.RequestLimits;

/**
 * What everybody who uses one account shares, for a whole CamelContext.
 *
 * @param id which account
 * @param session its session
 * @param requests what it may ask of the API
 * @param transfers how many files it may move side by side
 */
public record Account(AccountId id, Session session, RequestLimits requests, TransferSlots transfers) {}
