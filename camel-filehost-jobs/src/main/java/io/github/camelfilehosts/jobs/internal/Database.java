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

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Runs statements, each in a transaction of its own. Thread-safe. */
public final class Database {

    /** Reads the current row of a result. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The standard's class of SQL states for violated constraints. */
    private static final String CONSTRAINT = "23";

    private final DataSource dataSource;

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns how many rows were changed. */
    int update(String sql, Object... values) {
        try (Connection connection = open();
                PreparedStatement statement = statement(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Makes all changes in order, or none. */
    void updateAll(List<Change> changes) {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            try {
                for (Change change : changes) {
                    try (PreparedStatement statement = statement(connection, change.sql(), change.values())) {
                        statement.executeUpdate();
                    }
                }
                connection.commit();
            } finally {
                // What was not committed is lost with the pool's own rollback, or with the connection.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Returns whether the row was inserted; false if there is one with that key. */
    boolean insert(String sql, Object... values) {
        try {
            return update(sql, values) == 1;
        } catch (DatabaseException e) {
            if (e.sqlState() != null && e.sqlState().startsWith(CONSTRAINT)) {
                return false;
            }
            throw e;
        }
    }

    <T> List<T> list(Row<T> row, String sql, Object... values) {
        try (Connection connection = open();
                PreparedStatement statement = statement(connection, sql, values);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Returns the first row; null if there is none. */
    <T> T first(Row<T> row, String sql, Object... values) {
        List<T> rows = list(row, sql, values);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Runs the statements of a script, which are separated by semicolons. */
    void run(String script) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String sql : script.split(";")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Whether a statement can skip rows that others have locked, as PostgreSQL's can. */
    boolean skipsLocked() {
        try (Connection connection = open()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** A pool may return connections without auto-commit. */
    private Connection open() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(true);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static PreparedStatement statement(Connection connection, String sql, Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
