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
package io.github.camelfilehosts.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.github.camelfilehosts.test.Secrets;
import io.github.camelfilehosts.test.quarkus.FileHostsTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** The application calls both services, with nothing but its properties. */
// tag::kit[]
@QuarkusTest
@WithTestResource(FileHostsTestResource.class)
class ServicesTest {
    // end::kit[]

    private static final String ID = "1ep92k3t0fdz";
    private static final Content CONTENT = Content.random(300_000, 1);

    @Inject
    CamelContext context;

    // tag::kit[]

    @Inject
    ProducerTemplate template;

    FileFactoryServer fileFactory;
    AlfaFileServer alfaFile;
    // end::kit[]

    @Test
    void logsInToBoth() {
        assertThat(template.requestBody("filefactory:getMemberInfo", null, MemberInfo.class)
                        .email())
                .isNotBlank();
        assertThat(template.requestBody("alfafile:userInfo", null, UserInfo.class)
                        .email())
                .isNotBlank();
    }

    // tag::kit[]
    @Test
    void movesAFileFromOneToTheOther() {
        alfaFile.keepUploads(true);
        fileFactory.addFile(ID, "holiday.mp4", CONTENT);

        AlfaFile moved =
                template.requestBody("direct:mirror", "https://www.filefactory.com/file/" + ID, AlfaFile.class);

        assertThat(moved.name()).isEqualTo("holiday.mp4");
        assertThat(moved.md5()).isEqualTo(CONTENT.md5());
        assertThat(template.requestBody("alfafile:download", moved.id(), byte[].class))
                .isEqualTo(CONTENT.toByteArray());
    }
    // end::kit[]

    @Test
    void convertsWhatComesOut() {
        fileFactory.addFile(ID, "holiday.mp4", CONTENT);

        FileInfoList facts = template.requestBody("direct:check", List.of(ID, "4k7gx0w2mq1z"), FileInfoList.class);

        assertThat(facts).extracting("status").containsExactly(FileStatus.ONLINE, FileStatus.INVALID);
        var converter = context.getTypeConverter();
        assertThat(converter.convertTo(String.class, facts)).startsWith("[{").contains("\"name\":\"holiday.mp4\"");
        assertThat(converter.convertTo(Map.class, facts.get(0)).get("size")).hasToString("300000");
    }

    @Test
    void readsAFileInPlaceOfTheHandle() {
        fileFactory.addFile(ID, "holiday.mp4", CONTENT);

        HostedFile handle = template.requestBody("filefactory:download", ID, HostedFile.class);

        assertThat(handle.md5()).isEqualTo(CONTENT.md5());
        assertThat(context.getTypeConverter().convertTo(byte[].class, handle)).isEqualTo(CONTENT.toByteArray());
    }

    @Test
    void makesFoldersAndTakesWhatComesIntoThem() throws Exception {
        AlfaFolder folder = template.requestBodyAndHeader(
                "alfafile:createFolder", null, "CamelAlfaFileName", "inbox", AlfaFolder.class);
        alfaFile.addFile("GH", "holiday.mp4", CONTENT).folder(folder.id());
        fileFactory.addFile(ID, "holiday.mp4", CONTENT);

        FolderContent content = template.requestBodyAndHeader(
                "alfafile:listFolder", null, "CamelAlfaFileFolderPath", "inbox", FolderContent.class);
        assertThat(content.files()).extracting(AlfaFile::id).containsExactly("GH");
        try (ConsumerTemplate consumer = context.createConsumerTemplate()) {
            assertThat(consumer.receiveBodyNoWait("alfafile:download?folderPath=inbox", HostedFile.class)
                            .md5())
                    .isEqualTo(CONTENT.md5());
            assertThat(consumer.receiveBodyNoWait("alfafile:download?folderPath=inbox"))
                    .isNull();
            assertThat(consumer.receiveBodyNoWait("filefactory:getFileInfo?fileId=" + ID, FileInfo.class)
                            .status())
                    .isEqualTo(FileStatus.ONLINE);
        }
    }

    @Test
    void tellsWhatIsWrong() {
        assertThatThrownBy(() -> template.requestBody("filefactory:download", "4k7gx0w2mq1z"))
                .hasRootCauseInstanceOf(FileNotFoundOnHostException.class);
    }

    @Test
    void showsNoSecretInEndpointsAndComponents() {
        template.requestBody("filefactory:getMemberInfo", null, MemberInfo.class);

        assertThat(context.getEndpoints())
                .isNotEmpty()
                .extracting(Endpoint::toString)
                .noneMatch(text -> text.contains(Secrets.MARK));
        assertThat(context.getComponentNames())
                .contains("filefactory", "alfafile")
                .allSatisfy(name ->
                        assertThat(context.getComponent(name).toString()).doesNotContain(Secrets.MARK));
    }
}
