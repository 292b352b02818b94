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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.lang.reflect.Method;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With a proxy that nobody answers at. */
class NonProxyHostsTest {

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    private final CamelContext context = new DefaultCamelContext();
    private FileFactoryComponent component;

    @BeforeEach
    void setProxy() {
        assumeThat(HttpComponent.class.getMethods())
                .as("An option of Camel 4.17")
                .extracting(Method::getName)
                .contains("setNonProxyHosts");
        component = context.getComponent("filefactory", FileFactoryComponent.class);
        component.setProxyHost("localhost");
        component.setProxyPort(1);
        component.getConfiguration().setApiUrl(fileFactory.apiUrl());
        component.getConfiguration().setMaxRetries(0);
    }

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    @Test
    void areReachedWithoutTheProxy() {
        component.setNonProxyHosts("example.com,localhost");

        assertThat(ask()).hasSize(1);
    }

    @Test
    void othersAreNot() {
        component.setNonProxyHosts("example.com");

        assertThatThrownBy(this::ask).hasCauseInstanceOf(TemporaryFailureException.class);
    }

    private FileInfoList ask() {
        context.start();
        return context.createProducerTemplate().requestBody("filefactory:getFileInfo", "nowhere", FileInfoList.class);
    }
}
