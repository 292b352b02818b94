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
package io.github.camelfilehosts.contract;

/**
 * How a component and its service call what both services have.
 *
 * @param accountOperation asks for the account and nothing else
 * @param infoOperation asks for the facts of a file
 * @param loginMethod the API's
 * @param accountMethod the API's
 * @param infoMethod the API's
 * @param linkMethod the API's
 * @param refusedLogin the code with which a wrong password is refused
 */
public record ServiceWords(
        String scheme,
        String accountOperation,
        String infoOperation,
        String loginMethod,
        String accountMethod,
        String infoMethod,
        String linkMethod,
        int refusedLogin) {}
