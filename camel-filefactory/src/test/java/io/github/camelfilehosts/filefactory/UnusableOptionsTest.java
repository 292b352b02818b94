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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.contract.UnusableOptionsContract;
import io.github.camelfilehosts.filefactory.FileFactoryEndpointBuilderFactory.FileFactoryBuilders;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class UnusableOptionsTest extends UnusableOptionsContract {

    UnusableOptionsTest() {
        super(
                "filefactory",
                FileFactoryEndpoint.class,
                FileFactoryConfiguration.class,
                new FileFactoryBuilders() {}::filefactory,
                "email");
    }

    @Test
    void anAuthKeyWithoutAnAccount() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            assertThatThrownBy(() -> context.getEndpoint("filefactory:getFileInfo?authKey=hidden-key"))
                    .hasStackTraceContaining("option email is missing: option authKey")
                    .satisfies(e -> assertThat(e).message().doesNotContain("hidden-key"));
        }
    }

    @Test
    void anAuthKeyAloneIsTheComponentsToHave() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            FileFactoryComponent component = context.getComponent("filefactory", FileFactoryComponent.class);
            component.getConfiguration().setAuthKey("an-auth-key");
            context.start();

            assertThatCode(() -> context.getEndpoint("filefactory:getMemberInfo?email=a@example.com&password=b"))
                    .doesNotThrowAnyException();
        }
    }
}
