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
package io.github.camelfilehosts.test.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// tag::kit[]
class CamelMainTest {

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    @Test
    void asksForAFile() throws Exception {
        fileFactory.addFile("1ep92k3t0fdz", "Tulips.jpg", Content.random(620_888, 1));
        Main main = new Main();
        fileFactory.properties().forEach(main::addProperty);
        main.start();
        try {
            FileInfoList files =
                    main.getCamelTemplate().requestBody("filefactory:getFileInfo", "1ep92k3t0fdz", FileInfoList.class);

            assertThat(files).extracting("status").containsExactly(FileStatus.ONLINE);
        } finally {
            main.stop();
        }
    }
}
// end::kit[]
