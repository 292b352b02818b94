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
 * What an account logs in with.
 *
 * @param login the email address at FileFactory, the login at AlfaFile
 * @param password the account's password
 * @param authKey FileFactory's authorization key; null where there is none
 */
public record Credentials(String login, String password, String authKey) {

    /** Shows no value: neither the login nor a secret. */
    @Override
    public String toString() {
        return "Credentials[xxxxxx]";
    }
}
