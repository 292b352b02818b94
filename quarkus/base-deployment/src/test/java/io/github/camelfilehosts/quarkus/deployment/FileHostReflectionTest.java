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
package io.github.camelfilehosts.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.internal.json.IsoTimeSerializer;
import io.github.camelfilehosts.internal.json.UnixTimeDeserializer;
import io.github.camelfilehosts.internal.transfer.download.RemoteFile;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.IndexView;
import org.junit.jupiter.api.Test;

/** No native executable is built here, but what would be put in one can be seen. */
class FileHostReflectionTest {

    @Test
    void everythingThatIsCalledByNameIsThere() throws IOException {
        IndexView index = indexesOnTheClassPath();

        var registered = new FileHostReflection().reflectiveClasses(new CombinedIndexBuildItem(index, index));

        assertThat(registered.isConstructors()).isTrue();
        assertThat(registered.isMethods()).isTrue();
        assertThat(registered.isFields()).isTrue();
        assertThat(registered.getClassNames())
                .contains(
                        FileInfo.class.getName(),
                        FileInfoList.class.getName(),
                        AlfaFile.class.getName(),
                        Mode.class.getName(),
                        RemoteFile.class.getName(),
                        RateLimitedException.class.getName(),
                        IsoTimeSerializer.class.getName(),
                        UnixTimeDeserializer.class.getName(),
                        ToStringSerializer.class.getName())
                .contains(
                        "io.github.camelfilehosts.internal.transfer.download.PartState",
                        "io.github.camelfilehosts.filefactory.internal.client.FileFactoryEnvelope",
                        "io.github.camelfilehosts.filefactory.internal.client.FilesAnswer",
                        "io.github.camelfilehosts.filefactory.model.CetTimeDeserializer",
                        "io.github.camelfilehosts.filefactory.model.FileStatus",
                        "io.github.camelfilehosts.alfafile.internal.client.User$Volume",
                        "io.github.camelfilehosts.internal.json.Answer",
                        "io.github.camelfilehosts.internal.json.AnswerDeserializer",
                        "io.github.camelfilehosts.internal.json.TextDeserializer")
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("(io\\.github\\.camelfilehosts|com\\.fasterxml)\\..*"));
    }

    private IndexView indexesOnTheClassPath() throws IOException {
        List<IndexView> indexes = new ArrayList<>();
        for (URL url : Collections.list(getClass().getClassLoader().getResources("META-INF/jandex.idx"))) {
            try (InputStream index = url.openStream()) {
                indexes.add(new IndexReader(index).read());
            }
        }
        return CompositeIndex.create(indexes);
    }
}
