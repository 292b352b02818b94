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
package io.github.camelfilehosts.examples.springboot;

import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.jobs.DatabaseMap;
import java.time.Duration;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets what no property can set on AlfaFile's component: the listener of transfers, and the upload journal. */
@Configuration(proxyBeanMethods = false)
class Components {

    /** For this time, an interrupted upload is continued or looked up. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    /** The uploads, which survive this process, so that a restart during an upload makes no second file. */
    @Bean
    ConcurrentMap<String, String> uploadJournal(DataSource database) {
        return new DatabaseMap(database, "uploads", REMEMBERED);
    }

    @Bean
    ComponentCustomizer alfaFileCustomizer(Flights flights, ConcurrentMap<String, String> uploadJournal) {
        return ComponentCustomizer.builder(AlfaFileComponent.class).build(component -> {
            component.getConfiguration().setTransferListener(flights);
            component.getConfiguration().setUploadJournal(uploadJournal);
        });
    }
}
