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

import io.github.camelfilehosts.contract.ArrivingOptionsContract;
import io.github.camelfilehosts.jobs.FileHostJobsEndpointBuilderFactory.FileHostJobsBuilders;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class OptionsTest extends ArrivingOptionsContract {

    private final TestDatabase database = new TestDatabase();

    OptionsTest() {
        super("filehost-jobs", "submit", FileHostJobsEndpoint.class, new FileHostJobsBuilders() {}::filehostJobs);
    }

    /** It is used as the component starts. */
    @BeforeEach
    void giveADatabase() {
        componentOptions().beans().replace("sampledataSource", database.dataSource());
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Override
    protected void prepare(CamelContext context) {
        FileHostJobsComponent component = new FileHostJobsComponent();
        component.setDataSource(database.dataSource());
        component.setCreateTables(true);
        context.addComponent("filehost-jobs", component);
    }
}
