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

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A HostedFile goes through Camel's usual steps, with Camel's defaults. */
class HostedFileInRoutesTest extends FileFactoryTestSupport {

    private static final String TEXT =
            IntStream.range(0, 20_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

    @TempDir
    static Path directory;

    @BeforeEach
    void addFile() throws Exception {
        SERVER.addFile("abc", "lines.txt", Content.of(TEXT));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:long-way")
                        .to("filefactory:download")
                        .log("got ${header.CamelFileName}")
                        .to("log:download?showAll=true")
                        .wireTap("direct:tap")
                        .multicast()
                        .to("direct:branch", "direct:branch")
                        .end()
                        .to("mock:end");
                from("direct:gunzip").to("filefactory:download").unmarshal(new Gzip());
                from("direct:json")
                        .to("filefactory:download")
                        .convertBodyTo(byte[].class)
                        .unmarshal()
                        .json();
                from("direct:tap").to("mock:tap");
                from("direct:branch").to("mock:branch");
                from("direct:file").to("filefactory:download").to("file:" + directory + "?tempPrefix=.part-");
                from("direct:string").to("filefactory:download").convertBodyTo(String.class);
                from("direct:bytes").to("filefactory:download").convertBodyTo(byte[].class);
                from("direct:reader").to("filefactory:download").convertBodyTo(Reader.class);
                from("direct:stream").to("filefactory:download").convertBodyTo(InputStream.class);
                from("direct:split")
                        .to("filefactory:download")
                        .split(bodyAs(InputStream.class).tokenize("\n"))
                        .streaming()
                        .to("mock:line");
            }
        };
    }

    @Test
    void streamCachingLogWireTapAndMulticastLeaveItAlone() throws Exception {
        MockEndpoint end = mock("end", 1);
        MockEndpoint tap = mock("tap", 1);
        MockEndpoint branch = mock("branch", 2);

        succeed("direct:long-way", "abc");

        MockEndpoint.assertIsSatisfied(end, tap, branch);
        assertThat(SERVER.streamRequests()).isEmpty();
        assertThat(context.getStreamCachingStrategy().isEnabled()).isTrue();
        for (MockEndpoint mock : List.of(end, tap, branch)) {
            for (Exchange exchange : mock.getExchanges()) {
                HostedFile file = exchange.getMessage().getBody(HostedFile.class);
                try (InputStream in = file.open()) {
                    assertThat(in).hasContent(TEXT);
                }
            }
        }
    }

    @Test
    void aFileEndpointWritesIt() {
        succeed("direct:file", "abc");

        assertThat(directory.resolve("lines.txt")).hasContent(TEXT);
        assertThat(directory).isDirectoryNotContaining("glob:**/.part-*");
    }

    @Test
    void aFileEndpointWithATempPrefixNeverShowsAWrongFile() {
        SERVER.failDownload("abc", DownloadFault.corruptAt(100), 9);

        Exchange exchange = send("direct:file", "abc");

        assertThat(exchange.getException()).hasRootCauseInstanceOf(CorruptTransferException.class);
        assertThat(directory.resolve("lines.txt")).doesNotExist();
    }

    @Test
    void aBrokenConnectionIsNotSeenByTheFileEndpoint() {
        SERVER.failDownload("abc", DownloadFault.endAfter(77_777), 1);

        succeed("direct:file", "abc");

        assertThat(directory.resolve("lines.txt")).hasContent(TEXT);
        assertThat(SERVER.rangesAsked("abc")).containsExactly("bytes=77777-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "bytes", "reader", "stream"})
    void itConvertsToItsContent(String route) {
        Exchange exchange = succeed("direct:" + route, "abc");

        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(TEXT);
        assertThat(SERVER.downloads("abc")).isEqualTo(1);
    }

    @Test
    void itsCharactersAreInTheCharsetOfTheExchange() {
        SERVER.addFile("latin", "latin.txt", Content.of("h\u00e9".getBytes(ISO_8859_1)));

        Exchange exchange = template.request("filefactory:download", e -> {
            e.getMessage().setBody("latin");
            e.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");
        });

        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("h\u00e9");
    }

    @Test
    void itIsSplitLineByLine() throws Exception {
        MockEndpoint lines = mock("line", 20_000);
        lines.setRetainLast(1);

        succeed("direct:split", "abc");

        lines.assertIsSatisfied();
        assertThat(lines.getExchanges().get(0).getMessage().getBody(String.class))
                .isEqualTo("line 19999");
    }

    @Test
    void aFailureWhileConvertingKeepsItsType() {
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(251), 9);

        assertThat(send("direct:string", "abc").getException())
                .hasRootCauseInstanceOf(FileNotFoundOnHostException.class);
    }

    private MockEndpoint mock(String name, int count) {
        MockEndpoint mock = context.getEndpoint("mock:" + name, MockEndpoint.class);
        mock.expectedMessageCount(count);
        return mock;
    }

    @Test
    void aDataFormatReadsIt() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        SERVER.addFile("gz1", "lines.txt.gz", Content.of(packed.toByteArray()));

        assertThat(result(String.class, "direct:gunzip", "gz1")).isEqualTo(TEXT);
    }

    /** Camel's Jackson takes the body out of what it thinks is a file; there is none in a HostedFile. */
    @Test
    void jsonIsReadFromItsBytes() {
        SERVER.addFile("json1", "facts.json", Content.of("{\"answer\": 42}"));

        assertThat(result(Map.class, "direct:json", "json1")).isEqualTo(Map.of("answer", 42));
    }

    /** A data format as most are: it reads a stream. */
    private static final class Gzip extends ServiceSupport implements DataFormat {

        @Override
        public void marshal(Exchange exchange, Object graph, OutputStream stream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object unmarshal(Exchange exchange, InputStream stream) throws IOException {
            try (InputStream plain = new GZIPInputStream(stream)) {
                return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
