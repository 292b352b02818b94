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
package io.github.camelfilehosts.examples.cluster;

import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * Everything that a user writes, besides properties: submitted links, finished jobs, and what several machines share.
 */
public class Mirror extends RouteBuilder {

    @Override
    public void configure() {
        from("file:{{links}}?readLock=fileLock&readLockMarkerFile=false")
                .split(bodyAs(String.class).tokenize("\n"))
                .toD(
                        "filehost-jobs:submit?account=alfafile${file:name.noext}&fileFactory=filefactory${file:name.noext}");
        from("filehost-jobs:finished").to("file:{{finished}}?fileName=${body.id}.json&tempPrefix=.");
    }

    public static void main(String[] args) throws Exception {
        Main main = new Main(Mirror.class);
        if (System.getenv("JOBS_DATABASE") != null) {
            HikariDataSource database = new HikariDataSource();
            database.setJdbcUrl(System.getenv("JOBS_DATABASE"));
            ProxyManager<String> budgets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                    .primaryKeyMapper(PrimaryKeyMapper.STRING)
                    .build();
            main.bind("database", database);
            for (String account : new String[] {"Anna", "Ben", "Cleo"}) {
                main.bind("budget" + account, budgets.builder().build(account, Budget::aMinute));
            }
            main.setPropertyPlaceholderLocations("classpath:application.properties,classpath:cluster.properties");
        }
        main.run(args);
    }
}
