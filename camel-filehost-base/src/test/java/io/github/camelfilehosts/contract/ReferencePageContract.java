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
package io.github.camelfilehosts.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.docs.ComponentTables;
import io.github.camelfilehosts.docs.Example;
import io.github.camelfilehosts.docs.GeneratedPage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference page says what the code does; see {@link GeneratedPage} for how to bring it up to date. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ReferencePageContract {

    private final String scheme;
    private final Class<?> endpointType;
    private final List<? extends Enum<?>> operations;
    private final Class<?> dslExample;
    private final GeneratedPage page;

    /** @param dslExample the one in the endpoint DSL; the others are beside it */
    protected ReferencePageContract(String scheme, Class<?> endpointType, Enum<?>[] operations, Class<?> dslExample) {
        this.scheme = scheme;
        this.endpointType = endpointType;
        this.operations = List.of(operations);
        this.dslExample = dslExample;
        this.page = new GeneratedPage(Path.of("src/main/docs/" + scheme + "-component.adoc"));
    }

    /** Adds the parts that no other component's page has. */
    protected abstract void addOwnParts(GeneratedPage page);

    @Test
    void generatedPartsAreFresh() {
        ComponentTables tables = ComponentTables.of(endpointType, scheme);
        page.with("component-options", tables::componentOptions)
                .with("path-parameters", tables::pathParameters)
                .with("query-parameters", tables::queryParameters)
                .with("headers", tables::headers)
                .with("endpoint-dsl", () -> Example.ofJava(dslExample))
                .withFiles("docs/parts", "options");
        addOwnParts(page);
        Example.all(dslExample).forEach(each -> page.with("example " + each.name(), each::asciidoc));
        page.checkOrUpdate();
    }

    List<? extends Enum<?>> operations() {
        return operations;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operationIsDescribed(Enum<?> operation) {
        assertThat(page.text()).contains("\n| `" + operation + "` | ");
    }
}
