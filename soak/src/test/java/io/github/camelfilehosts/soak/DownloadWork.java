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

import static io.github.camelfilehosts.filefactory.FileFactoryConstants.FILE_PASSWORD;

import io.github.camelfilehosts.soak.Caller.Answer;
import io.github.camelfilehosts.soak.SoakRoutes.Bytes;
import io.github.camelfilehosts.soak.Stock.Item;
import io.github.camelfilehosts.test.Content;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Downloads from one of the services, and looks at what arrives. */
final class DownloadWork {

    private static final int ATTEMPTS = 3;
    private static final int MOST_BYTES_BEFORE_CLOSE = 100_000;

    /** Each is a fault of its own. */
    private static final int MOST_WRONG_BYTES = 3;

    private final Caller caller;
    private final Ledger ledger;
    private final String host;
    private final List<Item> items;
    private final Path directory;
    private final Random random;

    /**
     * @param host the component's scheme
     * @param directory nobody else's
     */
    DownloadWork(Caller caller, Ledger ledger, String host, List<Item> items, Path directory, Random random) {
        this.caller = caller;
        this.ledger = ledger;
        this.host = host;
        this.items = items;
        this.directory = directory;
        this.random = random;
    }

    void once() throws IOException {
        Item item = Stock.any(items, random);
        switch (random.nextInt(5)) {
            case 0 -> readAsStream(item);
            case 1 -> abandon(item);
            case 2 -> toFile(item);
            default -> toDirectory(item);
        }
    }

    private void readAsStream(Item item) {
        Answer answer = caller.call(host + "-stream", item.id(), FILE_PASSWORD, item.password());
        if (answer.ok()) {
            Bytes bytes = answer.body(Bytes.class);
            ledger.require(item.is(bytes.size(), bytes.md5()), "a stream gave " + bytes + " for " + item);
        }
    }

    private void abandon(Item item) throws IOException {
        int count = random.nextInt(MOST_BYTES_BEFORE_CLOSE);
        Answer answer =
                caller.call(host + "-abandon", item.id(), FILE_PASSWORD, item.password(), SoakRoutes.BYTES, count);
        if (answer.ok() && item.md5Told()) {
            try (InputStream in = item.content().open(0)) {
                byte[] expected = in.readNBytes(count);
                byte[] actual = answer.body(byte[].class);
                // A wrong byte is noticed at the end, which this reader does not wait for; but none may be missing or
                // doubled.
                ledger.require(
                        actual.length == expected.length && differences(actual, expected) <= MOST_WRONG_BYTES,
                        "an abandoned stream gave other bytes of " + item);
            }
        }
    }

    private static int differences(byte[] some, byte[] others) {
        int count = 0;
        for (int i = 0; i < some.length; i++) {
            count += some[i] == others[i] ? 0 : 1;
        }
        return count;
    }

    private void toFile(Item item) throws IOException {
        Answer answer = caller.call(
                host + "-file",
                item.id(),
                FILE_PASSWORD,
                item.password(),
                SoakRoutes.DIRECTORY,
                directory.getFileName().toString());
        if (answer.ok()) {
            check(item, Path.of(answer.body(String.class)));
        }
        // Of a download that failed, file: keeps what it wrote, under the name that tempPrefix makes.
        clear(directory);
    }

    /**
     * As somebody does who wants the file: again if it failed, over one connection or several, with what is there
     * already.
     */
    private void toDirectory(Item item) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Answer answer = caller.call(
                    host + "-directory-" + (random.nextBoolean() ? 1 : 3),
                    item.id(),
                    FILE_PASSWORD,
                    item.password(),
                    SoakRoutes.DIRECTORY,
                    directory.toString());
            if (answer.ok()) {
                Path file = answer.body(File.class).toPath();
                check(item, file);
                Files.delete(file);
                ledger.require(filesIn(directory).isEmpty(), filesIn(directory) + " were left over of " + item);
                break;
            }
        }
        clear(directory);
    }

    private static void clear(Path directory) throws IOException {
        for (Path file : filesIn(directory)) {
            Files.delete(file);
        }
    }

    private void check(Item item, Path file) {
        Content content = Content.ofPath(file);
        ledger.require(
                item.is(content.size(), content.md5()),
                file + " has " + content.size() + " bytes with MD5 " + content.md5() + ", but was to be " + item);
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
