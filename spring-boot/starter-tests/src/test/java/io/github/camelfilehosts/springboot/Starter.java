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
package io.github.camelfilehosts.springboot;

import io.github.camelfilehosts.alfafile.AlfaFileEndpoint;
import io.github.camelfilehosts.filefactory.FileFactoryEndpoint;
import io.github.camelfilehosts.jobs.FileHostJobsEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.camel.util.StringHelper;

/** The starters, each by its component and what Camel's tooling says of that. */
enum Starter {
    FILEFACTORY(FileFactoryEndpoint.class),
    ALFAFILE(AlfaFileEndpoint.class),
    FILEHOST_JOBS(FileHostJobsEndpoint.class);

    private final Class<?> endpoint;
    private final ComponentModel model;

    Starter(Class<?> endpoint) {
        this.endpoint = endpoint;
        try (InputStream json = endpoint.getResourceAsStream(scheme() + ".json")) {
            model = JsonMapper.generateComponentModel(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String scheme() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Class<?> endpoint() {
        return endpoint;
    }

    ComponentModel model() {
        return model;
    }

    List<ComponentOptionModel> options() {
        return model.getComponentOptions();
    }

    /** Whether it has an option that holds all others. */
    boolean hasConfiguration() {
        return options().stream().anyMatch(option -> option.getName().equals("configuration"));
    }

    boolean hasSecrets() {
        return options().stream().anyMatch(ComponentOptionModel::isSecret);
    }

    /** What the names of its properties begin with. */
    String prefix() {
        return "camel.component." + scheme();
    }

    /** The name of an option's property. */
    String property(String option) {
        return prefix() + "." + StringHelper.camelCaseToDash(option);
    }
}
