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
package io.github.camelfilehosts.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What the pages look like and can do: files of ours, and of WebJars in whatever version the build has. */
final class Assets {

    private static final List<String> OURS = List.of("site.css", "site.js");

    /** The file of the WebJar, by the group and name that its properties stand under. */
    private static final Map<String, String> WEBJARS = Map.of(
            "org.webjars.npm/lunr", "lunr.min.js",
            "org.webjars/highlightjs", "highlight.min.js",
            "org.webjars.npm/mermaid", "dist/mermaid.min.js");

    private Assets() {}

    static void copyTo(Path target) throws IOException {
        for (String name : OURS) {
            copy("/site/" + name, target.resolve(name));
        }
        for (Map.Entry<String, String> each : WEBJARS.entrySet()) {
            String jar = each.getKey();
            Path file = target.resolve(Path.of(each.getValue()).getFileName());
            copy(
                    "/META-INF/resources/webjars/" + jar.substring(jar.indexOf('/') + 1) + "/" + version(jar) + "/"
                            + each.getValue(),
                    file);
        }
    }

    static String text(String name) {
        try (InputStream in = open("/site/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(String jar) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/" + jar + "/pom.properties")) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = open(resource)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Assets.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("Not on the class path: " + resource);
        }
        return in;
    }
}
