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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.Reader;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A HostedFile converts to what the body of a {@code file:} endpoint converts to, with the same content. */
class HostedFileConversionTest extends FileFactoryTestSupport {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a><b>h\u00e9 \u65e5</b></a>";

    private HostedFile hosted;
    private GenericFile<?> local;

    @BeforeEach
    void bothKinds() throws Exception {
        SERVER.addFile("xml", "a.xml", Content.of(XML));
        hosted = result(HostedFile.class, "filefactory:download", "xml");
        Files.writeString(directory.resolve("a.xml"), XML);
        local = context.createConsumerTemplate()
                .receive("file:" + directory + "?noop=true", 10_000)
                .getMessage()
                .getBody(GenericFile.class);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                InputStream.class,
                Reader.class,
                BufferedReader.class,
                byte[].class,
                Serializable.class,
                String.class,
                ByteBuffer.class,
                Properties.class,
                Document.class,
                StreamSource.class,
                SAXSource.class,
                DOMSource.class,
                StAXSource.class,
                InputSource.class,
                XMLStreamReader.class,
                XMLEventReader.class
            })
    void itConvertsToWhatAFileConvertsTo(Class<?> type) throws Exception {
        Object expected = convert(type, local);
        Object actual = convert(type, hosted);

        assertThat(expected).isInstanceOf(type);
        assertThat(actual).isInstanceOf(type);
        assertThat(content(actual)).isEqualTo(content(expected));
        assertThat(SERVER.downloads("xml")).isEqualTo(1);
    }

    /** Which Camel makes of a stream, though not of a file. */
    @Test
    void itIsASource() throws Exception {
        assertThat(content(convert(Source.class, hosted))).isEqualTo(content(convert(StreamSource.class, local)));
    }

    @ParameterizedTest
    @ValueSource(classes = {StreamCache.class, Integer.class, Exception.class, Path.class})
    void nothingElseIsMadeOfItAndNothingIsFetchedForIt(Class<?> type) {
        assertThat(context.getTypeConverter().tryConvertTo(type, new DefaultExchange(context), hosted))
                .isNull();
        assertThat(SERVER.streamRequests()).isEmpty();
    }

    @Test
    void itsTextIsReadInTheCharsetOfTheExchange() {
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");

        for (Class<?> type : new Class<?>[] {String.class, Reader.class, BufferedReader.class}) {
            Object text = context.getTypeConverter().convertTo(type, exchange, hosted);
            assertThat(context.getTypeConverter().convertTo(String.class, exchange, text))
                    .isEqualTo(new String(XML.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Document.class, DOMSource.class, byte[].class, String.class, ByteBuffer.class})
    void whatIsWrongIsFoundByWhoeverConvertsIt(Class<?> type) {
        SERVER.failDownload("xml", DownloadFault.corruptAt(3), 9);

        assertThatThrownBy(() -> convert(type, hosted))
                .hasStackTraceContaining("Caused by: " + CorruptTransferException.class.getName());
    }

    /** A parser that stops early must not keep the connection. */
    @ParameterizedTest
    @ValueSource(classes = {Document.class, DOMSource.class})
    void aFileThatIsNoXmlGivesItsConnectionBack(Class<?> type) {
        SERVER.addFile("big", "big.xml", Content.random(200_000_000, 1));
        HostedFile big = result(HostedFile.class, "filefactory:download", "big");

        assertThatThrownBy(() -> convert(type, big)).hasStackTraceContaining("SAXParseException");

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> SERVER.downloadsInProgress() == 0);
    }

    private <T> T convert(Class<T> type, Object body) {
        return context.getTypeConverter().convertTo(type, new DefaultExchange(context), body);
    }

    private String content(Object converted) throws Exception {
        if (converted instanceof InputSource source) {
            return content(source.getByteStream());
        }
        if (converted instanceof XMLStreamReader reader) {
            return content(convert(InputStream.class, reader));
        }
        if (converted instanceof XMLEventReader events) {
            StringBuilder text = new StringBuilder();
            events.forEachRemaining(text::append);
            return text.toString();
        }
        return convert(String.class, converted);
    }
}
