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

import java.sql.SQLException;

/** The database cannot be reached, or refused a statement. Its own message is left out, because it may quote data. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    DatabaseException(SQLException cause) {
        super("the database of the jobs failed with SQL state " + cause.getSQLState());
        this.sqlState = cause.getSQLState();
        setStackTrace(cause.getStackTrace());
    }

    /** The SQL state; null if there is none. */
    String sqlState() {
        return sqlState;
    }
}
