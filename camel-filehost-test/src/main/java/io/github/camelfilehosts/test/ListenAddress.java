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

/**
 * Where a stand-in is reached.
 *
 * @param host as its URLs name it
 * @param apiPort 0 for a free one
 * @param streamPort 0 for a free one
 */
record ListenAddress(String host, int apiPort, int streamPort) {

    static final ListenAddress FREE_PORTS = new ListenAddress("localhost", 0, 0);

    /** What to bind to: who has another name is to be reached from other machines. */
    String bindAddress() {
        return host.equals(FREE_PORTS.host) ? host : "0.0.0.0";
    }
}
