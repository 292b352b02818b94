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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** What Camel's dev console shows of a context's accounts. */
public record AccountsConsole(CamelContext context) {

    public String text() {
        return (String) console().call(MediaType.TEXT, Map.of());
    }

    public String json() {
        return ((JsonObject) console().call(MediaType.JSON, Map.of())).toJson();
    }

    /** What a client reads. */
    public List<Map<String, Object>> accounts() {
        try {
            JsonObject root = (JsonObject) Jsoner.deserialize(json());
            Collection<Map<String, Object>> accounts = root.getCollection("accounts");
            return List.copyOf(accounts);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Found by its ID, as the jar tells it to Camel. */
    private DevConsole console() {
        return context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("filehost");
    }
}
