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
package io.github.camelfilehosts.start;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A Maven repository in a directory, with the project's jars as its build has left them. */
final class BuiltJars {

    private static final String GROUP = "io/github/camelfilehosts/";
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "start", "src");

    private BuiltJars() {}

    /** Fills an empty directory. */
    static void copy(Path project, Path repository) throws IOException {
        Files.walkFileTree(project, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean leftOut = LEFT_OUT.contains(directory.getFileName().toString());
                // Whoever clones the project gives its folder any name.
                return leftOut && !directory.equals(project) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.endsWith("pom.xml")) {
                    copyModule(file, repository);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void copyModule(Path pom, Path repository) throws IOException {
        String artifact = artifactId(pom);
        String file = artifact + "-" + VERSION;
        Path directory = Files.createDirectories(repository.resolve(GROUP + artifact + "/" + VERSION));
        Files.copy(pom, directory.resolve(file + ".pom"));
        Path jar = pom.resolveSibling("target/" + file + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, directory.resolve(file + ".jar"));
        }
    }

    private static String artifactId(Path pom) throws IOException {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
            for (Node node = document.getDocumentElement().getFirstChild();
                    node != null;
                    node = node.getNextSibling()) {
                if (node.getNodeName().equals("artifactId")) {
                    return node.getTextContent();
                }
            }
            throw new IOException(pom + " has no artifactId");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }
}
