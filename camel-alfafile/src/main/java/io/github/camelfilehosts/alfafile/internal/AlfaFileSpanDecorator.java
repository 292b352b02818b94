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
package io.github.camelfilehosts.alfafile.internal;

import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import io.github.camelfilehosts.alfafile.AlfaFileLinks;
import io.github.camelfilehosts.alfafile.AlfaFileOperation;
import io.github.camelfilehosts.internal.camel.FileHostSpanDecorator;
import java.util.EnumSet;

/** Sets the attributes of spans; found by Camel's tracers. */
public final class AlfaFileSpanDecorator extends FileHostSpanDecorator {

    public AlfaFileSpanDecorator() {
        super(
                "alfafile",
                AlfaFileComponent.class,
                AlfaFileConstants.FILE_ID,
                EnumSet.of(
                        AlfaFileOperation.download,
                        AlfaFileOperation.getDownloadLink,
                        AlfaFileOperation.info,
                        AlfaFileOperation.rename,
                        AlfaFileOperation.copy,
                        AlfaFileOperation.move,
                        AlfaFileOperation.delete,
                        AlfaFileOperation.changeMode),
                AlfaFileLinks::ids);
    }
}
