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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/**
 * A starter takes camel-http as the application's own BOM of Camel has it: under the BOM of another version than the
 * component was built with, its Camel would meet a camel-http of ours, and fail at the first call.
 */
class CamelHttpOfTheBomTest {

    private static final String HTTP_STARTER =
            "/project/dependencies/dependency[groupId='org.apache.camel.springboot' and artifactId='camel-http-starter']";

    @ParameterizedTest
    // The jobs' starter brings the two components' starters.
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FILEHOST_JOBS")
    void isWhatAStarterBrings(Starter starter) throws Exception {
        Path pom = Path.of("..", "camel-" + starter.scheme() + "-starter", "pom.xml");
        Document document =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());

        assertThat(count(HTTP_STARTER, document)).isOne();
        assertThat(count(HTTP_STARTER + "[version or optional or scope]", document))
                .isZero();
    }

    private static int count(String path, Document document) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluateExpression("count(" + path + ")", document, Integer.class);
    }
}
