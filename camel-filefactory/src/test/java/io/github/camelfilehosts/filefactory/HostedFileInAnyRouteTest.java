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

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.dataformat.zipfile.ZipFileDataFormat;
import org.apache.camel.dataformat.zipfile.ZipSplitter;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data formats, languages and endpoints of Camel's take a HostedFile as they take a file of {@code file:}. One whose
 * bytes are wrong fails the step that reads it, with our exception as a cause, and no other end of the line is left
 * waiting.
 */
class HostedFileInAnyRouteTest extends FileFactoryTestSupport {

    private static final List<String> LINES =
            IntStream.range(0, 20_000).mapToObj(i -> "line " + i).toList();

    private static final String TEXT = String.join("\n", LINES);
    private static final String XML = LINES.stream()
            .map(line -> "<line>" + line + "</line>")
            .collect(Collectors.joining("", "<lines>", "</lines>"));
    private static final String JSON = LINES.stream().collect(Collectors.joining("\",\"", "{\"line\":[\"", "\"]}"));

    private static final String XSLT = """
            <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
              <xsl:output method="text"/>
              <xsl:template match="/lines"><xsl:value-of select="count(line)"/></xsl:template>
            </xsl:stylesheet>
            """;

    @TempDir
    static Path directory;

    private static Path ftpHome;
    private static FtpServer ftp;
    private static int ftpPort;
    private static HttpServer http;
    private static final AtomicReference<byte[]> RECEIVED = new AtomicReference<>();

    @BeforeAll
    static void startServers() throws Exception {
        ftpHome = Files.createDirectory(directory.resolve("ftp"));
        Files.writeString(directory.resolve("count.xsl"), XSLT);
        startFtp();
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            RECEIVED.set(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        http.start();
    }

    private static void startFtp() throws FtpException {
        FtpServerFactory factory = new FtpServerFactory();
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(0);
        factory.addListener("default", listener.createListener());
        BaseUser user = new BaseUser();
        user.setName("camel");
        user.setPassword("camel");
        user.setHomeDirectory(ftpHome.toString());
        user.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(user);
        ftp = factory.createServer();
        ftp.start();
        ftpPort = factory.getListener("default").getPort();
    }

    @AfterAll
    static void stopServers() {
        ftp.stop();
        http.stop(0);
    }

    @BeforeEach
    void addFiles() throws Exception {
        SERVER.addFile("text", "lines.txt", Content.of(TEXT));
        SERVER.addFile("xml", "lines.xml", Content.of(XML));
        SERVER.addFile("json", "lines.json", Content.of(JSON));
        SERVER.addFile("zip", "lines.zip", Content.of(zip("lines.txt")));
        SERVER.addFile("zips", "files.zip", Content.of(zip("one.txt", "two.txt")));
        RECEIVED.set(null);
        for (String left : List.of("lines.txt", "ftp/lines.txt", "ftp/.part-lines.txt", ".part-lines.txt")) {
            Files.deleteIfExists(directory.resolve(left));
        }
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(TEXT.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Override
    protected RouteBuilder routes() {
        ZipFileDataFormat entries = new ZipFileDataFormat();
        entries.setUsingIterator(true);
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(CorruptTransferException.class).handled(true).setBody(constant("corrupt"));

                from("direct:json").to("filefactory:download").unmarshal().json();
                from("direct:json-in-simple")
                        .to("filefactory:download")
                        .unmarshal()
                        .json()
                        .setBody(simple("${body[line][19999]}"));
                from("direct:jackson-xml")
                        .to("filefactory:download")
                        .unmarshal()
                        .jacksonXml();
                from("direct:zip").to("filefactory:download").unmarshal().zipFile();
                from("direct:zip-entries")
                        .to("filefactory:download")
                        .unmarshal(entries)
                        .split(bodyAs(Iterator.class))
                        .streaming()
                        .to("mock:entry");
                from("direct:zip-splitter")
                        .to("filefactory:download")
                        .split(new ZipSplitter())
                        .streaming()
                        .to("mock:entry");
                from("direct:xpath").to("filefactory:download").setBody().xpath("count(/lines/line)", String.class);
                from("direct:xpath-split")
                        .to("filefactory:download")
                        .split()
                        .xpath("/lines/line")
                        .to("mock:line");
                from("direct:xslt").to("filefactory:download").to("xslt:file:" + directory + "/count.xsl");
                from("direct:tokenize-xml")
                        .to("filefactory:download")
                        .split()
                        .tokenizeXML("line")
                        .streaming()
                        .to("mock:line");
                from("direct:tokenize-pair")
                        .to("filefactory:download")
                        .split()
                        .tokenizePair("<line>", "</line>")
                        .streaming()
                        .to("mock:line");
                from("direct:tokenize")
                        .to("filefactory:download")
                        .split(body().tokenize("\n"))
                        .streaming()
                        .to("mock:line");
                from("direct:tokenize-stream")
                        .to("filefactory:download")
                        .split(bodyAs(InputStream.class).tokenize("\n"))
                        .streaming()
                        .to("mock:line");
                from("direct:tokenize-first")
                        .to("filefactory:download")
                        .split(bodyAs(InputStream.class).tokenize("\n"))
                        .to("mock:line");
                from("direct:tokenize-groups")
                        .to("filefactory:download")
                        .split()
                        .tokenize("\n", 1000)
                        .streaming()
                        .to("mock:group");
                from("direct:cached")
                        .to("filefactory:download")
                        .convertBodyTo(InputStream.class)
                        .to("direct:next")
                        .convertBodyTo(String.class);
                from("direct:next")
                        .routeId("next")
                        .errorHandler(noErrorHandler())
                        .log("read");
                from("direct:file").to("filefactory:download").to("file:" + directory + "?tempPrefix=.part-");
                from("direct:file-in-charset")
                        .to("filefactory:download")
                        .to("file:" + directory + "?charset=UTF-16&tempPrefix=.part-");
                from("direct:file-with-checksum")
                        .to("filefactory:download")
                        .to("file:" + directory + "?checksumFileAlgorithm=md5&tempPrefix=.part-");
                from("direct:ftp")
                        .to("filefactory:download")
                        .to("ftp://camel@127.0.0.1:" + ftpPort + "/?password=camel&passiveMode=true&tempPrefix=.part-");
                from("direct:http")
                        .to("filefactory:download")
                        .removeHeaders("*")
                        .to("http://127.0.0.1:" + http.getAddress().getPort() + "/put?httpMethod=PUT");
                from("direct:s3")
                        .to("filefactory:download")
                        .to("aws2-s3:bucket?keyName=k&autoCreateBucket=false&accessKey=a&secretKey=b"
                                + "&region=eu-west-1&overrideEndpoint=true&forcePathStyle=true&uriEndpointOverride=http://localhost:"
                                + http.getAddress().getPort());
            }
        };
    }

    @Test
    void jsonIsUnmarshalled() {
        assertThat(result(Map.class, "direct:json", "json")).isEqualTo(Map.of("line", LINES));
        assertThat(result(String.class, "direct:json-in-simple", "json")).isEqualTo("line 19999");
    }

    @Test
    void jacksonXmlIsUnmarshalled() {
        assertThat(result(Map.class, "direct:jackson-xml", "xml")).isEqualTo(Map.of("line", LINES));
    }

    @Test
    void aZipFileIsUnmarshalled() {
        Exchange exchange = succeed("direct:zip", "zip");

        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(TEXT);
        assertThat(exchange.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("lines.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip-entries", "zip-splitter"})
    void theEntriesOfAZipFileAreSplit(String route) throws Exception {
        MockEndpoint entries = mock("entry");
        entries.expectedMessageCount(2);
        entries.allMessages().body(String.class).isEqualTo(TEXT);

        succeed("direct:" + route, "zips");

        entries.assertIsSatisfied();
    }

    @Test
    void xpathAndXsltReadIt() {
        assertThat(result(String.class, "direct:xpath", "xml")).isEqualTo("20000");
        assertThat(succeed("direct:xslt", "xml").getMessage().getBody(String.class))
                .isEqualTo("20000");
    }

    @ParameterizedTest
    @CsvSource({
        "xpath-split, xml, line, 20000",
        "tokenize-xml, xml, line, 20000",
        "tokenize-pair, xml, line, 20000",
        "tokenize, text, line, 20000",
        "tokenize-stream, text, line, 20000",
        "tokenize-first, text, line, 20000",
        "tokenize-groups, text, group, 20"
    })
    void itIsSplit(String route, String id, String mock, int parts) throws Exception {
        MockEndpoint end = mock(mock);
        end.setRetainLast(1);
        end.expectedMessageCount(parts);

        succeed("direct:" + route, id);

        end.assertIsSatisfied();
        assertThat(end.getExchanges().get(0).getMessage().getBody(String.class)).contains("line 19999");
    }

    @Test
    void itIsCachedOnceItIsAStream() {
        assertThat(result(String.class, "direct:cached", "text")).isEqualTo(TEXT);
        assertThat(SERVER.downloads("text")).isEqualTo(1);
    }

    @Test
    void aFileEndpointWritesItInAnyCharsetAndWithAChecksum() {
        succeed("direct:file-in-charset", "text");
        assertThat(directory.resolve("lines.txt"))
                .content(StandardCharsets.UTF_16)
                .isEqualTo(TEXT);

        succeed("direct:file-with-checksum", "text");
        assertThat(directory.resolve("lines.txt")).hasContent(TEXT);
    }

    @Test
    void anFtpServerGetsIt() {
        succeed("direct:ftp", "text");

        assertThat(ftpHome.resolve("lines.txt")).hasContent(TEXT);
    }

    @Test
    void anHttpServerGetsIt() {
        succeed("direct:http", "text");

        assertThat(RECEIVED.get()).asString().isEqualTo(TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "json, json",
        "jackson-xml, xml",
        "zip, zip",
        "zip-entries, zips",
        "zip-splitter, zips",
        "xpath, xml",
        "xpath-split, xml",
        "xslt, xml",
        "tokenize-xml, xml",
        "tokenize-pair, xml",
        "tokenize, text",
        "tokenize-stream, text",
        "tokenize-first, text",
        "tokenize-groups, text",
        "cached, text",
        "file, text",
        "file-in-charset, text",
        "file-with-checksum, text",
        "ftp, text",
        "http, text",
        "s3, text"
    })
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aFileThatIsWrongAtItsEndFailsTheStepThatReadsIt(String route, String id) {
        SERVER.failDownload(id, DownloadFault.corruptAt(size(id) - 1), 99);

        Exchange exchange = succeed("direct:" + route, id);

        assertThat(exchange.getMessage().getBody()).isEqualTo("corrupt");
        assertThat(directory.resolve("lines.txt")).doesNotExist();
        assertThat(ftpHome.resolve("lines.txt")).doesNotExist();
        // HttpClient ends the chunks of a body that fails as if it were whole: what came is never the whole file.
        assertThat(RECEIVED.get()).isNotEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(RECEIVED.get() == null || RECEIVED.get().length < TEXT.length())
                .isTrue();
    }

    private long size(String id) {
        return result(HostedFile.class, "filefactory:download", id).size();
    }

    private MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }
}
