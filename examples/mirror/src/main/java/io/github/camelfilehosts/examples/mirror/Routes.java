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
package io.github.camelfilehosts.examples.mirror;

import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** Camel with the routes running in it: what the program asks of them. Thread-safe. */
final class Routes implements AutoCloseable {

    private final Main camel = new Main();
    private final Traffic traffic = new Traffic();
    private final ProducerTemplate template;

    /**
     * @param folder the folder at AlfaFile; null for its root
     * @param parallel how many files at most will be on their way at the same time
     */
    Routes(RouteLanguage language, Accounts accounts, String folder, int parallel) {
        FileFactoryComponent fileFactory = new FileFactoryComponent();
        accounts.giveTo(fileFactory);

        AlfaFileComponent alfaFile = new AlfaFileComponent();
        accounts.giveTo(alfaFile);
        alfaFile.getConfiguration().setFolderId(folder);
        alfaFile.getConfiguration().setMaxConcurrentTransfers(parallel);

        camel.bind("filefactory", fileFactory);
        camel.bind("alfafile", alfaFile);
        camel.bind("traffic", traffic);
        language.addRoutesTo(camel.configure());
        camel.start();
        template = camel.getCamelContext().createProducerTemplate();
    }

    /** What FileFactory says of these files, in their order. */
    List<FileInfo> check(List<String> ids) {
        return template.requestBody("direct:check", ids, FileInfoList.class);
    }

    /** Mirrors a file; what goes wrong is thrown. */
    Arrival mirror(String id) throws Exception {
        Exchange exchange = template.request(
                "direct:mirror", request -> request.getMessage().setBody(id));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        Message message = exchange.getMessage();
        return new Arrival(
                message.getBody(AlfaFile.class), message.getHeader(AlfaFileConstants.INSTANT_UPLOAD, boolean.class));
    }

    /**
     * A file that is at AlfaFile now.
     *
     * @param instant whether AlfaFile had it already, so that no byte was moved
     */
    record Arrival(AlfaFile file, boolean instant) {}

    /** The bytes that the route moves. */
    Traffic traffic() {
        return traffic;
    }

    @Override
    public void close() {
        template.stop();
        camel.stop();
    }
}
