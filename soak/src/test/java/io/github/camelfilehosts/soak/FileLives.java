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

import static io.github.camelfilehosts.alfafile.AlfaFileConstants.FILE_ID;
import static io.github.camelfilehosts.alfafile.AlfaFileConstants.MODE;
import static io.github.camelfilehosts.alfafile.AlfaFileConstants.NAME;

import io.github.camelfilehosts.PartialFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.soak.Caller.Answer;
import io.github.camelfilehosts.test.AlfaFileFile;
import io.github.camelfilehosts.test.AlfaFileServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * The lives of files at AlfaFile: a few are uploaded, this and that is done with them, and each time one looks whether
 * AlfaFile has come to hold just what it should. One file for an upload that succeeded, at most one for one that
 * failed, and the same for copies.
 */
final class FileLives {

    private static final int MOST_FILES = 3;
    private static final int MOST_CHANGES = 5;

    private final Caller caller;
    private final Ledger ledger;
    private final AlfaFileServer alfaFile;
    private final UploadWork uploads;
    private final Random random;
    private final String worker;
    private int lives;

    /** @param worker nobody else's name */
    FileLives(Caller caller, Ledger ledger, AlfaFileServer alfaFile, UploadWork uploads, Random random, String worker) {
        this.caller = caller;
        this.ledger = ledger;
        this.alfaFile = alfaFile;
        this.uploads = uploads;
        this.random = random;
        this.worker = worker;
    }

    void once() throws IOException {
        lives++;
        List<Uploaded> all = new ArrayList<>();
        for (int i = random.nextInt(MOST_FILES); i >= 0; i--) {
            all.add(uploads.upload(worker + "-" + lives + "-" + i + "."));
        }
        List<Uploaded> there =
                all.stream().filter(uploaded -> uploaded.id() != null).toList();
        if (!there.isEmpty()) {
            change(there);
            if (random.nextInt(4) > 0) {
                delete(there);
            }
        }
        all.forEach(uploaded -> uploaded.settle(alfaFile, ledger));
    }

    private void change(List<Uploaded> files) {
        // Where a file of its name is, there can be no second one: once each.
        boolean copied = false;
        boolean moved = false;
        for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
            Uploaded one = files.get(random.nextInt(files.size()));
            int kind = random.nextInt(5);
            if (kind == 0) {
                info(one);
            } else if (kind == 1) {
                rename(one, i + 1);
            } else if (kind == 2) {
                changeMode(one);
            } else if (kind == 3 && !copied) {
                copy(files);
                copied = true;
            } else if (kind == 4 && !moved) {
                move(files);
                moved = true;
            }
        }
    }

    private void info(Uploaded file) {
        Answer answer = caller.call("alfafile-info", file.id());
        if (answer.ok()) {
            AlfaFile told = answer.body(AlfaFile.class);
            require(
                    file,
                    there -> there.name().equals(told.name()) && there.md5().equals(told.md5()),
                    "info told " + told);
        }
    }

    private void rename(Uploaded file, int renames) {
        String name = file.name(renames);
        if (caller.call("alfafile-rename", null, FILE_ID, file.id(), NAME, name).ok()) {
            require(file, there -> there.name().equals(name), "rename succeeded");
        }
    }

    private void changeMode(Uploaded file) {
        Mode mode = Mode.values()[random.nextInt(Mode.values().length)];
        if (caller.call("alfafile-changeMode", file.id(), MODE, mode).ok()) {
            require(file, there -> there.mode() == mode.number(), "changeMode to " + mode + " succeeded");
        }
    }

    private void require(Uploaded file, Predicate<AlfaFileFile> expectation, String what) {
        AlfaFileFile there = alfaFile.file(file.id());
        ledger.require(
                there != null && expectation.test(there),
                what + ", but at AlfaFile " + file + " is "
                        + (there == null ? "gone" : there.name() + " in " + there.folderId() + ", " + there.mode()));
    }

    private void copy(List<Uploaded> files) {
        Answer answer = caller.call("alfafile-copy", ids(files));
        List<String> succeeded = succeeded(answer);
        for (Uploaded file : files) {
            if (succeeded.contains(file.id())) {
                file.copied();
            } else {
                file.mayBeCopied();
            }
        }
    }

    private void move(List<Uploaded> files) {
        List<String> succeeded = succeeded(caller.call("alfafile-move", ids(files)));
        for (Uploaded file : files) {
            if (succeeded.contains(file.id())) {
                require(file, there -> there.folderId().equals(Stock.MOVED), "move succeeded");
            }
        }
    }

    private void delete(List<Uploaded> files) {
        List<String> succeeded = succeeded(caller.call("alfafile-delete", ids(files)));
        for (Uploaded file : files) {
            if (succeeded.contains(file.id())) {
                ledger.require(alfaFile.file(file.id()) == null, "delete succeeded, but " + file + " is there");
                file.deleted();
            } else {
                file.mayBeDeleted();
            }
        }
    }

    private static List<String> ids(List<Uploaded> files) {
        return files.stream().map(Uploaded::id).toList();
    }

    private List<String> succeeded(Answer answer) {
        if (answer.ok()) {
            return answer.body(BatchResult.class).succeeded();
        }
        if (answer.failure() instanceof PartialFailureException partial) {
            // The service takes no two of a name: what was done once already shows like this the second time.
            ledger.require(
                    partial.getFailed().values().stream().noneMatch(error -> error.contains("already exists")),
                    "something was done twice: " + partial.getMessage());
            return partial.getSucceeded();
        }
        return List.of();
    }
}
