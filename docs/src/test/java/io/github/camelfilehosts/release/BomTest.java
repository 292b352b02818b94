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
package io.github.camelfilehosts.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The BOM says what is published: a module that it lacks would be missing in the public repository. */
class BomTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void itNamesEachJarThatIsMeantToBePublished() throws Exception {
        assertThat(published(PROJECT))
                .containsExactlyInAnyOrderElementsOf(texts(
                        read(PROJECT.resolve("camel-filehost-bom")),
                        "/project/dependencyManagement/dependencies/dependency/artifactId"));
    }

    private static List<String> published(Path module) throws Exception {
        Document pom = read(module);
        List<String> published = new ArrayList<>();
        for (String each : texts(pom, "/project/modules/module")) {
            published.addAll(published(module.resolve(each)));
        }
        boolean jar = !texts(pom, "/project/packaging").contains("pom");
        boolean kept = texts(pom, "/project/properties/maven.deploy.skip").contains("true");
        if (jar && !kept) {
            published.addAll(texts(pom, "/project/artifactId"));
        }
        return published;
    }

    private static Document read(Path module) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(module.resolve("pom.xml").toFile());
    }

    private static List<String> texts(Document pom, String path) throws XPathExpressionException {
        NodeList nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }
}
