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
package io.github.camelfilehosts.test.standalone;

/**
 * The options of the command line.
 *
 * @param host the name in all URLs
 * @param port the first of five ports
 */
record Options(String host, int port) {

    static final String LOCALHOST = "localhost";

    private static final String USAGE = "Usage: --port NUMBER [--host NAME]";

    static Options of(String... args) {
        String host = LOCALHOST;
        int port = -1;
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            if (args[i].equals("--host") && !value.isEmpty()) {
                host = value;
            } else if (args[i].equals("--port") && value.matches("\\d{1,5}")) {
                port = Integer.parseInt(value);
            } else {
                throw new IllegalArgumentException(USAGE);
            }
        }
        if (port < 0 || port > 65_531) {
            throw new IllegalArgumentException(USAGE);
        }
        return new Options(host, port);
    }
}
