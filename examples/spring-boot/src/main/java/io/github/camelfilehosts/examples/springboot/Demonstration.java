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
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.FileFactoryServer;
import org.apache.camel.spi.ComponentCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** Without an account, stand-ins of both services run in the same process, over real HTTP. */
@Configuration(proxyBeanMethods = false)
@Conditional(Demonstration.WithoutAccount.class)
@PropertySource("classpath:demonstration.properties")
class Demonstration {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    @Bean(initMethod = "start", destroyMethod = "close")
    FileFactoryServer fileFactory() {
        return new FileFactoryServer();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    AlfaFileServer alfaFile() {
        return new AlfaFileServer();
    }

    @Bean
    SampleFiles samples(FileFactoryServer fileFactory, AlfaFileServer alfaFile) {
        return new SampleFiles(fileFactory, alfaFile);
    }

    @Bean
    ComponentCustomizer useFileFactoryStandIn(FileFactoryServer fileFactory) {
        return ComponentCustomizer.builder(FileFactoryComponent.class).build(component -> {
            component.getConfiguration().setApiUrl(fileFactory.apiUrl());
            component.getConfiguration().setEmail(fileFactory.email());
            component.getConfiguration().setPassword(fileFactory.password());
            component.getConfiguration().setAuthKey(fileFactory.authKey());
        });
    }

    @Bean
    ComponentCustomizer useAlfaFileStandIn(AlfaFileServer alfaFile) {
        return ComponentCustomizer.builder(AlfaFileComponent.class).build(component -> {
            LOG.info("No account in the environment: a demonstration, with stand-ins of the services on this machine");
            component.getConfiguration().setApiUrl(alfaFile.apiUrl());
            component.getConfiguration().setLogin(alfaFile.login());
            component.getConfiguration().setPassword(alfaFile.password());
        });
    }

    static final class WithoutAccount extends NoneNestedConditions {

        WithoutAccount() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("camel.component.alfafile.token")
        static final class Token {}

        @ConditionalOnProperty("camel.component.alfafile.login")
        static final class AlfaFileLogin {}

        @ConditionalOnProperty("camel.component.filefactory.email")
        static final class FileFactoryLogin {}
    }
}
