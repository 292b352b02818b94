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
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.internal.session.Accounts;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * Shows the accounts that are in use in the CamelContext, of all file hosts, each once. Looking at them makes no call.
 */
@DevConsole(
        name = FileHostDevConsole.ID,
        displayName = FileHostDevConsole.TITLE,
        description = FileHostDevConsole.DESCRIPTION)
public class FileHostDevConsole extends AbstractDevConsole {

    static final String ID = "filehost";
    static final String TITLE = "File Hosts";
    static final String DESCRIPTION = "Accounts at file hosts: sessions, budgets and transfers";

    public FileHostDevConsole() {
        super("camel", ID, TITLE, DESCRIPTION);
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> account : accounts()) {
            account.forEach((name, value) -> text.append(String.format("%n    %s: %s", name, value)));
            text.append("\n");
        }
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray accounts = new JsonArray();
        accounts().forEach(account -> accounts.add(new JsonObject(account)));
        JsonObject root = new JsonObject();
        root.put("accounts", accounts);
        return root;
    }

    private List<Map<String, Object>> accounts() {
        Accounts accounts = getCamelContext().getCamelContextExtension().getContextPlugin(Accounts.class);
        return accounts == null
                ? List.of()
                : accounts.all().stream().map(AccountDetails::of).toList();
    }
}
