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
package io.github.camelfilehosts.filefactory.internal;

import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.filefactory.FileFactoryConstants;
import io.github.camelfilehosts.filefactory.FileFactoryLinks;
import io.github.camelfilehosts.filefactory.FileFactoryOperation;
import io.github.camelfilehosts.internal.camel.FileHostSpanDecorator;
import java.util.EnumSet;

/** Sets the attributes of spans; found by Camel's tracers. */
public final class FileFactorySpanDecorator extends FileHostSpanDecorator {

    public FileFactorySpanDecorator() {
        super(
                "filefactory",
                FileFactoryComponent.class,
                FileFactoryConstants.FILE_ID,
                EnumSet.of(
                        FileFactoryOperation.getFileInfo,
                        FileFactoryOperation.getDownloadLink,
                        FileFactoryOperation.download),
                FileFactoryLinks::ids);
    }
}
