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
package io.github.camelfilehosts.examples.linkchecker;

import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.quarkus.main.events.AfterConfigure;

/** FileFactory on this machine, over real HTTP, with files and links to them: for those who have no links at hand. */
@Singleton
class Demonstration {

    private static final List<String> LINES = List.of(
            "title,link",
            "Tulips,https://www.filefactory.com/file/4k7gx0w2mq1z",
            "Drone footage,https://www.filefactory.com/file/1ep92k3t0fdz/drone.mp4",
            "Under maintenance,http://filefactory.com/file/77bq5n1c9xhv",
            "Deleted long ago,https://www.filefactory.com/file/2s8d6fj3ka0p",
            "No link at all,see the other list",
            "\"Never closed,https://www.filefactory.com/file/4k7gx0w2mq1z",
            "\"Tulips, once more\",https://www.filefactory.com/file/4k7gx0w2mq1z");

    private final Settings settings;
    private final FileFactoryServer fileFactory = new FileFactoryServer();

    Demonstration(Settings settings) {
        this.settings = settings;
    }

    boolean isOn() {
        return settings.links().isEmpty();
    }

    /** After the properties and before the endpoints, which are to lead to this machine. */
    void start(@Observes AfterConfigure event) {
        if (isOn()) {
            fileFactory.start();
            fileFactory.addFile("4k7gx0w2mq1z", "Tulips in Keukenhof.jpg", Content.random(1_482_113, 1));
            fileFactory.addFile("1ep92k3t0fdz", "Vår på Ærøskøbing – drone footage.mp4", Content.random(8_211_456, 2));
            fileFactory
                    .addFile("77bq5n1c9xhv", "holiday-2025.part01.rar", Content.random(5_242_880, 3))
                    .status("offline");
            event.getCamelContext()
                    .getComponent("filefactory", FileFactoryComponent.class)
                    .getConfiguration()
                    .setApiUrl(fileFactory.apiUrl());
        }
    }

    /** Links to all that there is, and to more. */
    Path links() throws IOException {
        Path links = Files.createTempFile("links", ".csv");
        links.toFile().deleteOnExit();
        return Files.write(links, LINES);
    }

    @PreDestroy
    void stop() {
        fileFactory.close();
    }
}
