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
package io.github.camelfilehosts.examples.backup;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The files of one folder, each once, to its place in the directory; of what is there already no byte is fetched. */
class FolderRoutes extends RouteBuilder {

    private final Path directory;
    private final String folder;
    private final String prefix;
    private final Tally tally;

    /** Until a poll has found nothing more, or has failed. */
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * @param folder the option that says which it is
     * @param prefix where it is in the directory: a path with a slash at its end, or nothing
     */
    FolderRoutes(Path directory, String folder, String prefix, Tally tally) {
        this.directory = directory;
        this.folder = folder;
        this.prefix = prefix;
        this.tally = tally;
    }

    @Override
    public void configure() {
        onException(Exception.class).handled(true).process(this::failed);

        from("alfafile:download?" + folder
                        + "&initialDelay=0&delay=100&sendEmptyMessageWhenIdle=true&bridgeErrorHandler=true")
                .routeId("folder")
                .choice()
                .when(body().isNull())
                .process(exchange -> ended.countDown())
                .otherwise()
                .setHeader(Exchange.FILE_NAME, simple("${header.CamelFileName}").prepend(prefix))
                .setHeader(Tally.PATH, header(Exchange.FILE_NAME))
                .choice()
                .when(this::isThere)
                .process(tally::unchanged)
                .otherwise()
                .to("file:" + directory + "?tempPrefix=.part-&fileExist=Override")
                .process(tally::downloaded);
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    private void failed(Exchange exchange) {
        tally.failed(exchange);
        if (exchange.getMessage().getHeader(AlfaFileConstants.PRODUCED_FILE_ID) == null) {
            // The poll itself has failed.
            ended.countDown();
        }
    }

    private boolean isThere(Exchange exchange) {
        HostedFile file = exchange.getMessage().getBody(HostedFile.class);
        Path path = directory.resolve(exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class));
        try {
            return Files.isRegularFile(path)
                    && Files.size(path) == file.size()
                    && md5(path).equals(file.md5());
        } catch (IOException e) {
            return false;
        }
    }

    private static String md5(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("MD5"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
