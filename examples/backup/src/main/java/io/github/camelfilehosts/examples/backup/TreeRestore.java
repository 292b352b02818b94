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
package io.github.camelfilehosts.examples.backup;

import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Goes through a folder and those in it, and has the files of each written to the directory of its name. */
class TreeRestore {

    private final DefaultCamelContext context;
    private final Path directory;
    private final Tally tally;
    private final ProducerTemplate template;

    TreeRestore(DefaultCamelContext context, Path directory, Tally tally) {
        this.context = context;
        this.directory = directory;
        this.tally = tally;
        this.template = context.createProducerTemplate();
    }

    /** @param path the folder's; null for the root */
    void run(String path) throws Exception {
        if (path == null) {
            restore("folderId=0", Map.of(), "");
        } else {
            restore("folderPath=RAW(" + path + ")", Map.of(AlfaFileConstants.FOLDER_PATH, path), "");
        }
    }

    private void restore(String option, Map<String, Object> headers, String prefix) throws Exception {
        FolderContent content =
                template.requestBodyAndHeaders("alfafile:listFolder", null, headers, FolderContent.class);
        if (!content.files().isEmpty()) {
            FolderRoutes routes = new FolderRoutes(directory, option, prefix, tally);
            context.addRoutes(routes);
            routes.awaitEnd();
            context.getRouteController().stopRoute("folder");
            context.removeRoute("folder");
        }
        for (AlfaFolder folder : content.folders()) {
            restore(
                    "folderId=" + folder.id(),
                    Map.of(AlfaFileConstants.FOLDER_ID, folder.id()),
                    prefix + folder.name() + "/");
        }
    }
}
