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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.session.AccountCaller;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds folders and files in folders. The API's folder methods are not on its page for files. Thread-safe. */
final class Folders {

    /**
     * The ID of the root folder in some answers and clients; the root also has an ID of its own. In a call it is best
     * omitted.
     */
    private static final String ROOT = "0";

    /** The name of the root as a destination. */
    private static final String ROOT_AS_DESTINATION = "root";

    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

    private final AccountCaller account;
    private final BiFunction<String, CallContext, AlfaFile> info;
    private volatile String rootId;

    /** @param info gets the facts about a file by its ID */
    Folders(AccountCaller account, BiFunction<String, CallContext, AlfaFile> info) {
        this.account = account;
        this.info = info;
    }

    /** The folder for a call: null for the root. */
    static String named(String folderId) {
        return ROOT.equals(folderId) ? null : folderId;
    }

    /** Finds a file with this name and content on the pages. */
    Optional<AlfaFile> find(String name, String md5, long size, FolderPages pages, CallContext context) {
        return first(
                pages, FolderContent::files, file -> name.equals(file.name()) && hasContent(file, md5, size, context));
    }

    /** Whether a file has this content. If the listing omits MD5 or size, its facts are asked for. */
    private boolean hasContent(AlfaFile listed, String md5, long size, CallContext context) {
        AlfaFile file = listed.md5() == null || listed.size() == null ? info.apply(listed.id(), context) : listed;
        if (file.md5() == null || file.size() == null) {
            throw new UnexpectedResponseException(context.failure(
                    "file '" + file.id() + "' has no MD5 or no size, so it cannot be compared with the upload"));
        }
        return md5.equals(file.md5()) && size == file.size();
    }

    /** The folder as a destination, which must be named: the root by its own ID. */
    String destination(String folderId, CallContext context) {
        return ROOT_AS_DESTINATION.equals(folderId) ? rootId(context) : folderId;
    }

    /**
     * The folders in a folder. {@code folder/info} needs only one call for them, however many files there are.
     *
     * @param folderId null for the root
     */
    List<AlfaFolder> nested(String folderId, CallContext context) {
        ApiRequest call = ApiRequest.of("folder/info").with("folder_id", folderId);
        List<AlfaFolder> nested = account.call(call, ContentAnswer.class, context)
                .map(ContentAnswer::folders)
                .orElse(null);
        if (nested == null) {
            return new FolderPages(account, folderId, context).rest().folders();
        }
        nested.forEach(folder -> FolderAnswer.withId(folder, call, context));
        return nested;
    }

    /** Finds a folder with this name on the pages; case matters. */
    Optional<AlfaFolder> findFolder(String name, FolderPages pages) {
        return first(pages, FolderContent::folders, folder -> name.equals(folder.name()));
    }

    /**
     * Finds the first match. If the listing was incomplete, it fails, because a caller could otherwise create a second
     * one.
     */
    private static <T> Optional<T> first(
            FolderPages pages, Function<FolderContent, List<T>> kind, Predicate<T> isWanted) {
        while (pages.hasNext()) {
            Optional<T> wanted =
                    kind.apply(pages.next()).stream().filter(isWanted).findFirst();
            if (wanted.isPresent()) {
                return wanted;
            }
        }
        pages.requireEnd();
        return Optional.empty();
    }

    /**
     * The failure for a name that is taken, with the ID of the folder that has it, which the service does not state.
     *
     * @param pages of the parent folder
     */
    FileHostException taken(InvalidRequestException taken, String name, FolderPages pages) {
        try {
            return findFolder(name, pages)
                    .map(folder -> taken.with(taken.getFailure()
                            .withMessage(taken.getFailure().message() + ". It has the ID '" + folder.id() + "'")))
                    .orElse(taken);
        } catch (FileHostException e) {
            LOG.debug("{}; and the check failed: {}", taken.getMessage(), e.getMessage());
            return taken;
        }
    }

    /** Whether two IDs mean the same folder: the root has three. */
    boolean isSame(String asked, String answered, CallContext context) {
        String actual = answered == null ? ROOT : answered;
        if (asked.equals(actual)) {
            return true;
        }
        return asked.equals(ROOT) && actual.equals(rootId(context))
                || actual.equals(ROOT) && asked.equals(rootId(context));
    }

    /** The root's own ID, asked for when it is first needed, with a call that names no folder. */
    private String rootId(CallContext context) {
        if (rootId == null) {
            ApiRequest call = ApiRequest.of("folder/info");
            rootId = call.require(
                    account.call(call, FolderAnswer.class, context)
                            .map(FolderAnswer::folder)
                            .map(AlfaFolder::id)
                            .filter(FileAnswer::isId),
                    "a folder ID",
                    context);
        }
        return rootId;
    }
}
