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
package io.github.camelfilehosts.alfafile.internal.client;

import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.session.AccountCaller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The content of a folder, page by page; a page is asked for when it is needed. Each folder and each file comes only
 * once, even if the service repeats it, so a page may be empty although others follow. Used by one thread at a time.
 */
public final class FolderPages implements Iterator<FolderContent> {

    /** The most that the service gives. */
    private static final int PER_PAGE = 500;

    /** A listing with more pages is taken to be endless. */
    private static final int MOST = 10_000;

    private final AccountCaller account;
    private final ApiRequest call;
    private final CallContext context;
    private final Set<String> folderIds = new HashSet<>();
    private final Set<String> fileIds = new HashSet<>();
    private int asked;
    private int page = 1;
    private boolean hasNext = true;
    private boolean isCutShort;
    private Long fileCount;
    private List<AlfaFile> lastFiles = List.of();

    /** @param folderId null, or 0, for the root */
    FolderPages(AccountCaller account, String folderId, CallContext context) {
        this.account = account;
        this.context = context;
        // So that files that arrive meanwhile come last.
        this.call = ApiRequest.of("folder/content")
                .with("folder_id", Folders.named(folderId))
                .with("per_page", PER_PAGE)
                .with("sort_column", "created")
                .with("sort_direction", "ASC");
    }

    @Override
    public boolean hasNext() {
        return hasNext;
    }

    @Override
    public FolderContent next() {
        if (!hasNext) {
            throw new NoSuchElementException();
        }
        if (++asked > MOST) {
            throw new UnexpectedResponseException(
                    context.failure("the folder has more than " + MOST + " pages, which is too many to read"));
        }
        ContentAnswer answer = ask();
        List<AlfaFolder> folders = new ArrayList<>();
        if (answer.folders() != null) {
            answer.folders().stream()
                    .filter(folder -> folderIds.add(
                            FolderAnswer.withId(folder, call, context).id()))
                    .forEach(folders::add);
        }
        List<AlfaFile> files = answer.files().stream()
                .filter(file ->
                        fileIds.add(FileAnswer.withId(file, call, context).id()))
                .toList();
        turn(answer, folders.isEmpty());
        return new FolderContent(folders, files);
    }

    /**
     * Called after a search of the whole folder without a result.
     *
     * @throws UnexpectedResponseException if the service reports more pages, but repeats earlier ones instead
     */
    void requireEnd() {
        if (isCutShort) {
            throw new UnexpectedResponseException(
                    context.failure(call + " reports more pages than it returns: the listing is incomplete"));
        }
    }

    /** All remaining pages, as one. */
    FolderContent rest() {
        List<AlfaFolder> folders = new ArrayList<>();
        List<AlfaFile> files = new ArrayList<>();
        forEachRemaining(content -> {
            folders.addAll(content.folders());
            files.addAll(content.files());
        });
        return new FolderContent(folders, files);
    }

    private ContentAnswer ask() {
        ApiRequest ofPage = call.with("page", page);
        return ofPage.require(
                account.call(ofPage, ContentAnswer.class, context).filter(ContentAnswer::isListing),
                "a list of files",
                context);
    }

    private void turn(ContentAnswer answer, boolean noNewFolder) {
        boolean fewer = fileCount != null && answer.fileCount() != null && answer.fileCount() < fileCount;
        // A service without pages gives the same one again.
        boolean nothingElse =
                noNewFolder && (answer.files().isEmpty() || answer.files().equals(lastFiles));
        fileCount = answer.fileCount();
        lastFiles = answer.files();
        if (fewer && page > 1) {
            // A file was removed meanwhile, and others have moved up, perhaps to a page that was read already.
            page = 1;
        } else {
            isCutShort = !answer.isLast(page) && nothingElse;
            hasNext = !answer.isLast(page) && !nothingElse;
            page++;
        }
    }
}
