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

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database: H2 in memory, or PostgreSQL where {@code jobs.postgresql} is a URL. */
final class TestDatabase implements AutoCloseable {

    private final DataSource dataSource;

    TestDatabase() {
        String url = System.getProperty("jobs.postgresql", "");
        if (url.isEmpty()) {
            JdbcConnectionPool pool =
                    JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "jobs", "");
            pool.setMaxConnections(60);
            dataSource = pool;
        } else {
            PGSimpleDataSource postgresql = new PGSimpleDataSource();
            postgresql.setUrl(url);
            dataSource = postgresql;
            run("drop table if exists filehost_job, filehost_hold, filehost_map, filehost_scheduled_task");
        }
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        if (dataSource instanceof JdbcConnectionPool pool) {
            run("shutdown");
            pool.dispose();
        }
    }

    void run(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
