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

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import io.github.camelfilehosts.contract.DynamicUriContract;
import io.github.camelfilehosts.test.Content;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class DynamicUriTest extends AlfaFileTestSupport implements DynamicUriContract {

    @Override
    public String fileIdHeader() {
        return AlfaFileConstants.FILE_ID;
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:rename").toD("alfafile:rename?fileId=${body}&fileName=RAW(${header.to})");
                from("direct:upload")
                        .toD("alfafile:upload?fileName=${header.to}&folderId=${header.folder}&mode=${header.m}");
                from("direct:folder").toD("alfafile:createFolder?folderId=${header.in}&fileName=RAW(${body})");
                from("direct:list").toD("alfafile:listFolder?folderPath=RAW(${body})");
                from("direct:json").to("direct:info").marshal().json();
                from("direct:simple").to("direct:info").setBody(simple("${body.name} ${body.size} ${body.mode}"));
            }
        };
    }

    @Test
    void rawValuesMayHoldAnything() {
        SERVER.addFile("GH", "a.txt", Content.of("x"));

        send("direct:rename", "GH", Map.of("to", "a&b=c 100%+#.txt"));

        assertThat(SERVER.file("GH").name()).isEqualTo("a&b=c 100%+#.txt");
    }

    @Test
    void anUploadIsDescribedInTheUri() {
        SERVER.addFolder("E", "folder");

        AlfaFile file =
                result(AlfaFile.class, "direct:upload", "text", Map.of("to", "b.txt", "folder", "E", "m", "HOT"));

        assertThat(file.name()).isEqualTo("b.txt");
        assertThat(file.folderId()).isEqualTo("E");
        assertThat(SERVER.file(file.id()).mode()).isEqualTo(3);
    }

    @Test
    void foldersAreNamedInTheUri() {
        SERVER.addFolder("E", "photos");

        AlfaFolder folder = result(AlfaFolder.class, "direct:folder", "a & b", Map.of("in", "E"));
        SERVER.addFile("GH", "a.txt", Content.of("x")).folder(folder.id());

        assertThat(folder.parentId()).isEqualTo("E");
        assertThat(result(FolderContent.class, "direct:list", "photos/a & b").files())
                .extracting(AlfaFile::id)
                .containsExactly("GH");
    }

    @Test
    void strayHttpHeadersChangeNothing() {
        SERVER.addFile("GH", "a.txt", Content.of("x"));
        Map<String, Object> stray = Map.of(
                Exchange.HTTP_METHOD,
                "DELETE",
                Exchange.HTTP_URI,
                "http://localhost:1/elsewhere",
                Exchange.HTTP_PATH,
                "/elsewhere",
                Exchange.HTTP_QUERY,
                "file_id=other",
                "Authorization",
                "Bearer secret");

        Exchange exchange = send("alfafile:info", "GH", stray);

        assertThat(succeeded(AlfaFile.class, exchange).id()).isEqualTo("GH");
        assertThat(exchange.getMessage().getHeaders()).containsAllEntriesOf(stray);
        assertThat(SERVER.callsOf("file/info")).singleElement().satisfies(call -> {
            assertThat(call.httpMethod()).isEqualTo("POST");
            assertThat(call.inUrl()).isEmpty();
        });
    }

    @Test
    void resultsAreMarshalledAndReadWithSimple() {
        SERVER.addFile("GH", "a.txt", Content.of("xyz")).mode(2);

        assertThat(template.requestBody("direct:simple", "GH", String.class)).isEqualTo("a.txt 3 PRIVATE");
        assertThat(template.requestBody("direct:json", "GH", String.class))
                .contains("\"name\":\"a.txt\"")
                .contains("\"size\":3")
                .contains("\"mode\":\"PRIVATE\"")
                .containsPattern("\"created\":\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"");
    }
}
