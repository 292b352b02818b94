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
package io.github.camelfilehosts.jobs.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;

/** The tables of the jobs. */
public final class Schema {

    private static final String SCRIPT = "/io/github/camelfilehosts/jobs/schema.sql";

    /** More than there are statements, because another node may be faster with each of them. */
    private static final int ATTEMPTS = 20;

    private Schema() {}

    /** Creates missing tables, even if several nodes do so at the same time. */
    public static void create(DataSource dataSource) {
        Database database = new Database(dataSource);
        String script = script();
        for (int attempt = 1; ; attempt++) {
            try {
                database.run(script);
                return;
            } catch (DatabaseException e) {
                if (attempt == ATTEMPTS || !isThereAlready(e)) {
                    throw e;
                }
            }
        }
    }

    private static String script() {
        try (InputStream script = Schema.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What PostgreSQL answers to one of two that create the same at once, in spite of "if not exists". */
    private static boolean isThereAlready(DatabaseException failure) {
        return List.of("23505", "42P07", "42710").contains(String.valueOf(failure.sqlState()));
    }
}
