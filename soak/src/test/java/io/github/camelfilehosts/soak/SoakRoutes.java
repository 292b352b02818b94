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
package io.github.camelfilehosts.soak;

import io.github.camelfilehosts.HostedFile;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Every operation of both components, as a route author writes them, with Camel's defaults. */
final class SoakRoutes extends RouteBuilder {

    /** Where a download to a directory goes. */
    static final String DIRECTORY = "directory";

    /** How many bytes to read before a download is abandoned. */
    static final String BYTES = "bytes";

    private final Path files;

    /** @param files where {@code file:} writes */
    SoakRoutes(Path files) {
        this.files = files;
    }

    @Override
    public void configure() {
        from("direct:filefactory-getSessionKey").to("filefactory:getSessionKey");
        from("direct:filefactory-getMemberInfo").to("filefactory:getMemberInfo");
        from("direct:filefactory-getFileInfo").to("filefactory:getFileInfo");
        from("direct:filefactory-getDownloadLink").to("filefactory:getDownloadLink");

        from("direct:alfafile-userInfo").to("alfafile:userInfo");
        from("direct:alfafile-info").to("alfafile:info");
        from("direct:alfafile-getDownloadLink").to("alfafile:getDownloadLink");
        from("direct:alfafile-rename").to("alfafile:rename");
        from("direct:alfafile-changeMode").to("alfafile:changeMode");
        from("direct:alfafile-copy").to("alfafile:copy?destinationFolderId=" + Stock.COPIES);
        from("direct:alfafile-move").to("alfafile:move?destinationFolderId=" + Stock.MOVED);
        from("direct:alfafile-delete").to("alfafile:delete");
        from("direct:alfafile-startUpload").to("alfafile:startUpload");
        from("direct:alfafile-uploadInfo").to("alfafile:uploadInfo");
        from("direct:alfafile-upload").to("alfafile:upload");

        from("direct:mirror").to("filefactory:download").to("alfafile:upload");

        for (String host : new String[] {"filefactory", "alfafile"}) {
            from("direct:" + host + "-stream").to(host + ":download").process(SoakRoutes::readAll);
            from("direct:" + host + "-abandon").to(host + ":download").process(SoakRoutes::readSome);
            from("direct:" + host + "-file")
                    .to(host + ":download")
                    .setHeader(Exchange.FILE_NAME, simple("${header." + DIRECTORY + "}/${header.CamelFileName}"))
                    .to("file:" + files + "?tempPrefix=.incomplete-")
                    .setBody(header(Exchange.FILE_NAME_PRODUCED));
            for (int connections : new int[] {1, 3}) {
                from("direct:" + host + "-directory-" + connections)
                        .toD(host + ":download?downloadDirectory=${header." + DIRECTORY + "}&downloadConnections="
                                + connections);
            }
        }
    }

    private static void readAll(Exchange exchange) throws Exception {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        long size;
        try (InputStream in = exchange.getMessage().getBody(HostedFile.class).open()) {
            size = new DigestInputStream(in, md5).transferTo(OutputStream.nullOutputStream());
        }
        exchange.getMessage().setBody(new Bytes(size, HexFormat.of().formatHex(md5.digest())));
    }

    private static void readSome(Exchange exchange) throws Exception {
        int count = exchange.getMessage().getHeader(BYTES, Integer.class);
        try (InputStream in = exchange.getMessage().getBody(HostedFile.class).open()) {
            exchange.getMessage().setBody(in.readNBytes(count));
        }
    }

    /** What was read of a stream. */
    record Bytes(long size, String md5) {}
}
