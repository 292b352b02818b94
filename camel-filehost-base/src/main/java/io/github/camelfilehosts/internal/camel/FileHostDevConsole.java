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

import io.github.camelfilehosts.internal.session.Account;
import io.github.camelfilehosts.internal.session.Accounts;
import io.github.camelfilehosts.internal.watch.LastFailures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Shows each account of all file hosts that is in use in the CamelContext once. Showing them makes no call. */
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
        for (Account account : accounts()) {
            AccountDetails.of(account)
                    .forEach((name, value) -> text.append(String.format("%n    %s: %s", name, value)));
            append(text, "transfers", transfers(account));
            append(text, "errors", errors(account));
            text.append("\n");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            text.append(String.format("%n    %s:", name));
            rows.forEach(row -> text.append(String.format("%n        %s", row)));
        }
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray accounts = new JsonArray();
        for (Account account : accounts()) {
            JsonObject details = new JsonObject(AccountDetails.of(account));
            details.put("transfers", json(transfers(account)));
            details.put("errors", json(errors(account)));
            accounts.add(details);
        }
        JsonObject root = new JsonObject();
        root.put("accounts", accounts);
        return root;
    }

    private static JsonArray json(List<Map<String, Object>> rows) {
        JsonArray array = new JsonArray();
        rows.forEach(row -> array.add(new JsonObject(row)));
        return array;
    }

    private static List<Map<String, Object>> transfers(Account account) {
        return account.open().list().stream()
                .map(transfer -> TransferTable.row(account, transfer))
                .toList();
    }

    /** The oldest first. */
    private static List<Map<String, Object>> errors(Account account) {
        return account.failures().list().stream().map(FileHostDevConsole::error).toList();
    }

    private static Map<String, Object> error(LastFailures.Entry failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("time", failure.time().toString());
        error.put("kind", failure.kind());
        error.put("operation", failure.operation());
        error.put("code", failure.code());
        error.put("message", failure.message());
        error.put("exchangeId", failure.exchangeId());
        return error;
    }

    private List<Account> accounts() {
        Accounts accounts = getCamelContext().getCamelContextExtension().getContextPlugin(Accounts.class);
        return accounts == null ? List.of() : accounts.all();
    }
}
