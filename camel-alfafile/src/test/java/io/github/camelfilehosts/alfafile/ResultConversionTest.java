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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfilehosts.test.Content;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.TypeConverter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every record becomes JSON or a map by Camel's own convertBodyTo, without a data format. */
class ResultConversionTest extends AlfaFileTestSupport {

    @BeforeEach
    void addFile() {
        SERVER.addFile("GH", "ä.txt", Content.of("x"));
        SERVER.addFolder("E", "folder");
        SERVER.knows("aed49fdd25ae495e44375f6636aed59c", 310452);
    }

    @ParameterizedTest
    @CsvSource({
        "info, name, ä.txt",
        "changeMode?mode=HOT, mode, HOT",
        "rename?fileName=ö.txt, name, ö.txt",
        "userInfo, email, member@example.com",
        "copy?destinationFolderId=E, succeeded, '[\"GH\"]'",
        "folderInfo?folderId=E, name, folder",
        "delete, succeeded, '[\"GH\"]'",
        "startUpload?fileName=new.txt, state, DONE"
    })
    void aRecordConverts(String operation, String field, String value) throws Exception {
        Object record = send(
                        "alfafile:" + operation,
                        "GH",
                        Map.of(
                                AlfaFileConstants.MD5,
                                "aed49fdd25ae495e44375f6636aed59c",
                                AlfaFileConstants.SIZE,
                                310452))
                .getMessage()
                .getBody();
        TypeConverter converter = context.getTypeConverter();
        ObjectMapper mapper = new ObjectMapper();

        String json = converter.mandatoryConvertTo(String.class, record);
        byte[] bytes = converter.mandatoryConvertTo(byte[].class, record);
        InputStream stream = converter.mandatoryConvertTo(InputStream.class, record);
        Map<?, ?> map = converter.mandatoryConvertTo(Map.class, record);

        JsonNode node = mapper.readTree(json);
        assertThat(
                        node.path(field).isArray()
                                ? node.path(field).toString()
                                : node.path(field).asText())
                .isEqualTo(value);
        assertThat(mapper.readTree(bytes)).isEqualTo(node);
        assertThat(mapper.readTree(stream)).isEqualTo(node);
        assertThat(map.keySet()).isEqualTo(mapper.convertValue(node, Map.class).keySet());
        assertThat(map.get(field)).isEqualTo(node.path(field).isArray() ? List.of("GH") : value);
    }

    @Test
    void whatLiesInAFolderConverts() throws Exception {
        Object content = send("alfafile:listFolder", null).getMessage().getBody();

        JsonNode node =
                new ObjectMapper().readTree(context.getTypeConverter().mandatoryConvertTo(String.class, content));

        assertThat(node.at("/folders/0/name").asText()).isEqualTo("folder");
        assertThat(node.at("/folders/0/created").asText()).matches("\\d{4}-.*Z");
        assertThat(node.at("/files/0/name").asText()).isEqualTo("ä.txt");
    }
}
