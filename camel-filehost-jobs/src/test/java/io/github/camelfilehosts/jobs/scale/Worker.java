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
package io.github.camelfilehosts.jobs.scale;

import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.jobs.FileHostJobsComponent;
import java.util.Arrays;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A node, in this process or one of its own. */
final class Worker {

    /** Each with as many lanes as an account has by itself, so that lanes are not what binds. */
    static final int ACCOUNTS = 8;

    private static final int THREADS = 4;

    private Worker() {}

    /** @param values the database's URL, and what {@link Services} has said */
    public static void main(String[] values) throws Exception {
        node(values[0], Arrays.copyOfRange(values, 1, values.length), true);
        Thread.currentThread().join();
    }

    static CamelContext node(String url, String[] services, boolean worker) {
        CamelContext context = new DefaultCamelContext();
        FileFactoryComponent fileFactory = new FileFactoryComponent();
        fileFactory.getConfiguration().setApiUrl(services[0]);
        fileFactory.getConfiguration().setEmail(services[1]);
        fileFactory.getConfiguration().setPassword(services[2]);
        fileFactory.getConfiguration().setAuthKey(services[3]);
        fileFactory.getConfiguration().setRequestsPerHour(0);
        context.addComponent("filefactory", fileFactory);
        for (int i = 0; i < ACCOUNTS; i++) {
            AlfaFileComponent alfaFile = new AlfaFileComponent();
            alfaFile.getConfiguration().setApiUrl(services[4]);
            alfaFile.getConfiguration().setLogin(services[5]);
            alfaFile.getConfiguration().setPassword(services[6]);
            context.addComponent("alfafile" + i, alfaFile);
        }
        FileHostJobsComponent jobs = new FileHostJobsComponent();
        jobs.setDataSource(pool(url));
        jobs.setCreateTables(true);
        jobs.setThreads(THREADS);
        jobs.setWorker(worker);
        context.addComponent("filehost-jobs", jobs);
        context.start();
        return context;
    }

    static JdbcConnectionPool pool(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return JdbcConnectionPool.create(url, "jobs", "");
        }
        PGConnectionPoolDataSource postgresql = new PGConnectionPoolDataSource();
        postgresql.setUrl(url);
        return JdbcConnectionPool.create(postgresql);
    }
}
