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
package io.github.camelfilehosts.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done once more, or goes on where another attempt was, and why: in log lines under a name of their own, so
 * that whoever wants to know why something was done twice can follow these alone.
 */
public final class Repeats {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.camelfilehosts.repeats");

    private Repeats() {}

    /** @param text with a {@code {}} for each argument; quotes others only as failures do */
    public static void tell(String text, Object... arguments) {
        LOG.info(text, arguments);
    }
}
