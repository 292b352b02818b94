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
import io.github.camelfilehosts.internal.watch.OpenTransfer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Running transfers, as JMX and the dev console show them. */
final class TransferTable {

    private static final String ACCOUNT = "account";
    private static final String NUMBER = "number";

    /** The columns with their types. */
    private static final Map<String, OpenType<?>> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put(ACCOUNT, SimpleType.STRING);
        COLUMNS.put(NUMBER, SimpleType.LONG);
        COLUMNS.put("direction", SimpleType.STRING);
        COLUMNS.put("fileId", SimpleType.STRING);
        COLUMNS.put("name", SimpleType.STRING);
        COLUMNS.put("bytes", SimpleType.LONG);
        COLUMNS.put("size", SimpleType.LONG);
        COLUMNS.put("seconds", SimpleType.LONG);
        COLUMNS.put("exchangeId", SimpleType.STRING);
        COLUMNS.put("routeId", SimpleType.STRING);
    }

    private static final long MILLIS = 1_000;

    private TransferTable() {}

    /** The row of a transfer, by column; unknown values are null. */
    static Map<String, Object> row(Account account, OpenTransfer transfer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(ACCOUNT, account.name());
        row.put(NUMBER, transfer.number());
        row.put("direction", transfer.direction().name().toLowerCase(Locale.ROOT));
        row.put("fileId", transfer.fileId());
        row.put("name", transfer.name());
        row.put("bytes", transfer.bytes());
        row.put("size", transfer.size());
        row.put("seconds", transfer.millis() / MILLIS);
        row.put("exchangeId", transfer.exchangeId());
        row.put("routeId", transfer.routeId());
        return row;
    }

    static TabularData of(Collection<Account> accounts) throws OpenDataException {
        String[] names = COLUMNS.keySet().toArray(String[]::new);
        CompositeType type = new CompositeType(
                "transfer",
                "A file being transferred",
                names,
                names,
                COLUMNS.values().toArray(OpenType[]::new));
        TabularDataSupport table = new TabularDataSupport(
                new TabularType("transfers", "Files being transferred", type, new String[] {ACCOUNT, NUMBER}));
        for (Account account : accounts) {
            for (OpenTransfer transfer : account.open().list()) {
                table.put(new CompositeDataSupport(type, row(account, transfer)));
            }
        }
        return table;
    }
}
