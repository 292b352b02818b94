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
package io.github.camelfilehosts.jobs;

import io.github.camelfilehosts.jobs.internal.Jobs;
import io.github.camelfilehosts.jobs.model.AccountJobs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Shows the status of each account, and how many jobs it has in each state. It asks the database, but no service. */
@DevConsole(
        name = FileHostJobsEndpoint.SCHEME,
        displayName = FileHostJobsDevConsole.TITLE,
        description = FileHostJobsDevConsole.DESCRIPTION)
public class FileHostJobsDevConsole extends AbstractDevConsole {

    static final String TITLE = "File Host Jobs";
    static final String DESCRIPTION = "Mirror jobs by account, and the accounts that stand still";

    public FileHostJobsDevConsole() {
        super("camel", FileHostJobsEndpoint.SCHEME, TITLE, DESCRIPTION);
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (AccountJobs account : accounts()) {
            text.append(String.format("%n    %s: %s", account.account(), account.jobs()));
            if (account.heldUntil() != null) {
                text.append(
                        String.format("%n        stands still until %s: %s", account.heldUntil(), account.reason()));
            }
        }
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray accounts = new JsonArray();
        accounts().forEach(account -> accounts.add(json(account)));
        JsonObject root = new JsonObject();
        root.put("accounts", accounts);
        return root;
    }

    private static JsonObject json(AccountJobs account) {
        JsonObject json = new JsonObject();
        json.put("account", account.account());
        account.jobs().forEach((state, jobs) -> json.put(state.name(), jobs));
        json.put("refused", account.refused());
        if (account.heldUntil() != null) {
            json.put("heldUntil", account.heldUntil().toString());
            json.put("reason", account.reason());
        }
        return json;
    }

    private List<AccountJobs> accounts() {
        return getCamelContext().getComponentNames().stream()
                .map(name -> getCamelContext().hasComponent(name))
                .flatMap(component ->
                        component instanceof FileHostJobsComponent ours ? Stream.of(ours.jobs()) : Stream.empty())
                .filter(Objects::nonNull)
                .map(Jobs::accounts)
                .flatMap(List::stream)
                .toList();
    }
}
