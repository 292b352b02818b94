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
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code aws2-s3:} takes a downloaded file as it is: its bytes, and its length beforehand. */
class HostedFileToS3Test {

    private static final Content CONTENT = Content.random(300_000, 8);

    @RegisterExtension
    static final FileFactoryServer SERVER = new FileFactoryServer();

    @Test
    void streamsIntoABucket() throws Exception {
        SERVER.addFile("tos3", "to s3.bin", CONTENT);
        AtomicReference<String> path = new AtomicReference<>();
        AtomicReference<String> announced = new AtomicReference<>();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        HttpServer s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        s3.createContext("/", exchange -> {
            // Before that, the component asks whether the bucket is there.
            if (exchange.getRequestMethod().equals("PUT")) {
                path.set(exchange.getRequestURI().getPath());
                announced.set(exchange.getRequestHeaders().getFirst("x-amz-decoded-content-length"));
                unchunk(exchange.getRequestBody(), received);
            }
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        s3.start();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start")
                            .to("filefactory:download?apiUrl=" + SERVER.apiUrl())
                            .toD(
                                    "aws2-s3:bucket?keyName=${header.CamelFileName}&autoCreateBucket=false&accessKey=a&secretKey=b"
                                            + "&region=eu-west-1&overrideEndpoint=true&forcePathStyle=true&uriEndpointOverride=http://localhost:"
                                            + s3.getAddress().getPort());
                }
            });
            context.start();
            context.createProducerTemplate().requestBody("direct:start", "tos3");
        } finally {
            s3.stop(0);
        }
        assertThat(path.get()).isEqualTo("/bucket/to s3.bin");
        assertThat(announced.get()).isEqualTo("300000");
        assertThat(received.toByteArray()).isEqualTo(CONTENT.toByteArray());
    }

    /**
     * The SDK frames the bytes, to have a checksum behind them: length in hexadecimal, perhaps a signature, line break,
     * bytes, line break.
     */
    private static void unchunk(InputStream in, OutputStream out) throws IOException {
        for (int length = chunkLength(in); length > 0; length = chunkLength(in)) {
            out.write(in.readNBytes(length));
            in.readNBytes(2);
        }
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static int chunkLength(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return Integer.parseInt(line.toString().strip().split(";")[0], 16);
    }
}
