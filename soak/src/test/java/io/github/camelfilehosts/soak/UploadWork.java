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

import static io.github.camelfilehosts.alfafile.AlfaFileConstants.MD5;
import static io.github.camelfilehosts.alfafile.AlfaFileConstants.NAME;
import static io.github.camelfilehosts.alfafile.AlfaFileConstants.SIZE;
import static io.github.camelfilehosts.alfafile.AlfaFileConstants.UPLOAD_ID;
import static io.github.camelfilehosts.filefactory.FileFactoryConstants.FILE_PASSWORD;

import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.soak.Caller.Answer;
import io.github.camelfilehosts.soak.Stock.Item;
import io.github.camelfilehosts.test.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Uploads bodies of all kinds, as somebody does who wants them to arrive: again where the failure says that this is
 * safe.
 */
final class UploadWork {

    private static final int ATTEMPTS = 3;
    private static final int LARGEST_ARRAY = 256 * 1024;
    private static final int LARGEST_FILE = 3 << 20;

    private final Caller caller;
    private final Ledger ledger;
    private final Stock stock;
    private final Path directory;
    private final Random random;

    /** @param directory nobody else's */
    UploadWork(Caller caller, Ledger ledger, Stock stock, Path directory, Random random) {
        this.caller = caller;
        this.ledger = ledger;
        this.stock = stock;
        this.directory = directory;
        this.random = random;
    }

    /** @param prefix with which the name begins, and no other's */
    Uploaded upload(String prefix) throws IOException {
        Content small = Content.random(size(LARGEST_ARRAY), random.nextLong());
        return switch (random.nextInt(7)) {
            case 0 -> send(prefix, small, small::toByteArray);
            case 1 -> send(prefix, small, () -> small.open(0));
            case 2 -> text(prefix);
            case 3 -> file(prefix);
            case 4 -> announced(prefix, small);
            case 5 -> known(prefix);
            default -> mirrored(prefix);
        };
    }

    /** Sizes of all magnitudes, from nothing on. */
    private int size(int largest) {
        return (int) Math.pow(largest, random.nextDouble()) - 1;
    }

    private Uploaded send(String prefix, Content content, Supplier<Object> body) {
        Uploaded uploaded = new Uploaded(prefix, content.md5());
        send(uploaded, "alfafile-upload", body);
        return uploaded;
    }

    private Uploaded text(String prefix) {
        String text = "ä".repeat(size(10_000)) + random.nextLong();
        return send(prefix, Content.of(text.getBytes(StandardCharsets.UTF_8)), () -> text);
    }

    private Uploaded file(String prefix) throws IOException {
        Content content = Content.random(size(LARGEST_FILE), random.nextLong());
        Path file = directory.resolve(prefix + "upload");
        try (InputStream in = content.open(0)) {
            Files.copy(in, file);
        }
        try {
            return send(prefix, content, file::toFile);
        } finally {
            Files.delete(file);
        }
    }

    /** In two steps. */
    private Uploaded announced(String prefix, Content content) {
        Uploaded uploaded = new Uploaded(prefix, content.md5());
        uploaded.mayHaveArrived();
        Answer start = caller.call(
                "alfafile-startUpload", null, NAME, uploaded.name(0), MD5, content.md5(), SIZE, content.size());
        if (!start.ok()) {
            return uploaded;
        }
        UploadSession session = start.body(UploadSession.class);
        if (session.state() == UploadState.DONE) {
            uploaded.arrived(session.file(), ledger);
            return uploaded;
        }
        Answer info = caller.call("alfafile-uploadInfo", null, UPLOAD_ID, session.id());
        ledger.require(
                !info.ok() || info.body(UploadSession.class).state() == UploadState.UPLOADING,
                "nothing was sent yet for " + uploaded + ", but its session is " + info.body());
        send(uploaded, "alfafile-upload", content::toByteArray, UPLOAD_ID, session.id());
        return uploaded;
    }

    /** Something that AlfaFile has already: no bytes are needed. */
    private Uploaded known(String prefix) {
        Content content = Stock.any(stock.atAlfaFile(), random).content();
        Uploaded uploaded = new Uploaded(prefix, content.md5());
        send(uploaded, "alfafile-upload", () -> null, MD5, content.md5(), SIZE, content.size());
        return uploaded;
    }

    private Uploaded mirrored(String prefix) {
        Item item = Stock.any(stock.atFileFactory(), random);
        Uploaded uploaded = new Uploaded(prefix, item.md5Told() ? item.content().md5() : null);
        send(uploaded, "mirror", item::id, FILE_PASSWORD, item.password());
        return uploaded;
    }

    private void send(Uploaded uploaded, String route, Supplier<Object> body, Object... headers) {
        List<Object> all = new ArrayList<>(Arrays.asList(headers));
        all.addAll(List.of(NAME, uploaded.name(0)));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Answer answer = caller.call(route, body.get(), all.toArray());
            if (answer.ok()) {
                uploaded.arrived(answer.body(AlfaFile.class), ledger);
                return;
            }
            uploaded.mayHaveArrived();
            if (answer.failure() instanceof UploadFailedException failed) {
                all.addAll(List.of(UPLOAD_ID, failed.getUploadId()));
            } else if (!answer.retryable()) {
                return;
            }
        }
    }
}
