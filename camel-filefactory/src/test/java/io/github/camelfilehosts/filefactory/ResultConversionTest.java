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
package io.github.camelfilehosts.filefactory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.test.Content;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route can do with results: JSON with Camel's default mapper, Simple, and Camel's type converters. */
class ResultConversionTest extends FileFactoryTestSupport {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (FileFactoryOperation operation : FileFactoryOperation.values()) {
                    from("direct:marshal-" + operation)
                            .to("filefactory:" + operation)
                            .marshal()
                            .json();
                    for (String type : List.of("java.lang.String", "java.io.InputStream", "byte[]", "java.util.Map")) {
                        from("direct:convert-" + operation + "-" + type)
                                .to("filefactory:" + operation)
                                .convertBodyTo(type(type));
                    }
                }
                from("direct:simple-member")
                        .to("filefactory:getMemberInfo")
                        .setBody(simple(
                                "${body.email} ${body.accountType} ${body.storageUsed} ${body.directDownloads}"));
                from("direct:simple-files")
                        .to("filefactory:getFileInfo")
                        .setBody(simple("${body[0].name} ${body[0].md5} ${body[1].status} ${body.size}"));
                from("direct:simple-one")
                        .to("filefactory:getFileInfo")
                        .split(body())
                        .filter(simple("${body.status} == 'ONLINE' && ${body.size} > 3"))
                        .to("mock:one");
                from("direct:simple-link")
                        .to("filefactory:getDownloadLink")
                        .setBody(simple("${body.name} ${body.size} ${body.linkType} ${body.delay}"));
                from("direct:simple-download")
                        .to("filefactory:download")
                        .setBody(simple("${body.name} ${body.size} ${body.md5} ${header.CamelFileName}"));
            }

            private Class<?> type(String name) {
                return switch (name) {
                    case "java.lang.String" -> String.class;
                    case "java.io.InputStream" -> InputStream.class;
                    case "byte[]" -> byte[].class;
                    default -> Map.class;
                };
            }
        };
    }

    @BeforeEach
    void addFile() {
        SERVER.addFile("abc", "a.txt", Content.of("hello"));
    }

    @Test
    void aMemberIsMarshalledByTheDefaultMapper() throws Exception {
        verifyMember(MAPPER.readTree(bytes("direct:marshal-getMemberInfo", null)));
    }

    @Test
    void filesAreMarshalledByTheDefaultMapper() throws Exception {
        verifyFiles(MAPPER.readTree(bytes("direct:marshal-getFileInfo", "abc,gone")));
    }

    @Test
    void aLinkIsMarshalledByTheDefaultMapper() throws Exception {
        verifyLink(MAPPER.readTree(bytes("direct:marshal-getDownloadLink", "abc")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.String", "java.io.InputStream", "byte[]"})
    void recordsAndListsConvertToJson(String type) throws Exception {
        verifyMember(MAPPER.readTree(bytes("direct:convert-getMemberInfo-" + type, null)));
        verifyFiles(MAPPER.readTree(bytes("direct:convert-getFileInfo-" + type, "abc,gone")));
        verifyLink(MAPPER.readTree(bytes("direct:convert-getDownloadLink-" + type, "abc")));
    }

    @Test
    void recordsConvertToMaps() {
        Map<?, ?> member = result(Map.class, "direct:convert-getMemberInfo-java.util.Map", null);
        Map<?, ?> link = result(Map.class, "direct:convert-getDownloadLink-java.util.Map", "abc");

        assertThat(member.get("email")).isEqualTo(SERVER.email());
        assertThat(((Number) member.get("storageUsed")).longValue()).isEqualTo(107_374_182_400L);
        assertThat(link.get("linkType")).isEqualTo("PREMIUM");
        assertThat(((Number) link.get("size")).longValue()).isEqualTo(5);
    }

    @Test
    void eachOfAListConvertsToAMap() {
        List<?> files = result(List.class, "filefactory:getFileInfo", "abc");

        Map<?, ?> map = context.getTypeConverter().convertTo(Map.class, files.get(0));

        assertThat(map.get("id")).isEqualTo("abc");
        assertThat(map.get("added")).isEqualTo("2014-01-23T06:49:39+01:00");
    }

    @Test
    void recordsCanBeReadInSimple() {
        assertThat(text("direct:simple-member", null)).isEqualTo(SERVER.email() + " premium 107374182400 true");
        assertThat(text("direct:simple-files", "abc,gone"))
                .isEqualTo("a.txt " + Content.of("hello").md5() + " INVALID 2");
        assertThat(text("direct:simple-link", "abc")).isEqualTo("a.txt 5 PREMIUM 0");
        assertThat(text("direct:simple-download", "abc"))
                .isEqualTo("a.txt 5 " + Content.of("hello").md5() + " a.txt");
    }

    @Test
    void aListCanBeSplit() throws Exception {
        var one = context.getEndpoint("mock:one", org.apache.camel.component.mock.MockEndpoint.class);
        one.expectedMessageCount(1);

        succeed("direct:simple-one", "gone,abc,gone");

        one.assertIsSatisfied();
        assertThat(one.getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(FileInfo.class)
                        .id())
                .isEqualTo("abc");
    }

    private static void verifyMember(JsonNode member) {
        assertThat(member.path("email").asText()).isEqualTo(SERVER.email());
        assertThat(member.path("joined").asText()).isEqualTo("2010-01-02T03:04:05+01:00");
        assertThat(member.path("storageUsed").isNumber()).isTrue();
        assertThat(member.path("storageLimit").longValue()).isEqualTo(1_099_511_627_776L);
        assertThat(member.path("directDownloads").isBoolean()).isTrue();
        assertThat(member.path("trafficShareUsed").isNull()).isTrue();
        assertThat(member.size()).isEqualTo(12);
    }

    private static void verifyFiles(JsonNode files) {
        assertThat(files.isArray()).isTrue();
        assertThat(files).hasSize(2);
        JsonNode file = files.get(0);
        assertThat(file.path("id").asText()).isEqualTo("abc");
        assertThat(file.path("status").asText()).isEqualTo("ONLINE");
        assertThat(file.path("size").isNumber()).isTrue();
        assertThat(file.path("added").asText()).isEqualTo("2014-01-23T06:49:39+01:00");
        assertThat(file.path("passwordProtected").booleanValue()).isFalse();
        assertThat(file.size()).isEqualTo(9);
        assertThat(files.get(1).path("status").asText()).isEqualTo("INVALID");
    }

    private static void verifyLink(JsonNode link) {
        assertThat(link.path("url").asText()).startsWith(SERVER.streamUrl());
        assertThat(link.path("linkType").asText()).isEqualTo("PREMIUM");
        assertThat(link.path("delay").isNumber()).isTrue();
        assertThat(link.size()).isEqualTo(5);
    }

    private byte[] bytes(String uri, Object body) throws Exception {
        Object converted = succeed(uri, body).getMessage().getBody();
        if (converted instanceof String text) {
            return text.getBytes(UTF_8);
        }
        if (converted instanceof InputStream in) {
            return in.readAllBytes();
        }
        assertThat(converted).isInstanceOf(byte[].class);
        return (byte[]) converted;
    }

    private String text(String uri, Object body) {
        Exchange exchange = succeed(uri, body);
        return exchange.getMessage().getBody(String.class);
    }
}
