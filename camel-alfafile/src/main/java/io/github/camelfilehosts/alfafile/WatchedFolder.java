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
package io.github.camelfilehosts.alfafile;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.internal.client.FolderPages;
import io.github.camelfilehosts.alfafile.internal.client.FolderPath;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import io.github.camelfilehosts.internal.http.CallContext;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The files that a consumer is to hand out: those of a folder that its options select. */
class WatchedFolder {

    private final AlfaFileEndpoint endpoint;
    private final String folderId;
    private final FolderPath path;
    private final String leftOut;
    private final Pattern include;
    private final Pattern exclude;

    /**
     * @param leftOut the folder that files are moved to, which is not searched; null for none
     * @throws InvalidRequestException if the options cannot be used in a {@code from}
     */
    WatchedFolder(AlfaFileEndpoint endpoint, String leftOut) {
        this.endpoint = endpoint;
        this.leftOut = leftOut;
        AlfaFileConfiguration options = endpoint.getConfiguration();
        if (options.getFileId() != null) {
            throw new InvalidRequestException(
                    failure("fileId", "cannot be used in a from, which takes the files of a folder"));
        }
        this.folderId = folderId("folderId", options.getFolderId());
        this.path = options.getFolderPath() == null ? null : FolderPath.of(options.getFolderPath());
        if (path == null) {
            requireNotLeftOut(folderId);
        }
        this.include = pattern(options.getInclude());
        this.exclude = pattern(options.getExclude());
    }

    /**
     * The files, page by page. A page is asked for when it is needed, and may be empty although others follow. After a
     * failure the same page is asked for again.
     *
     * @param contexts supplies a context for each folder, with waits of its own
     */
    Iterator<List<AlfaFile>> pages(Supplier<CallContext> contexts) {
        return new Pages(contexts);
    }

    private boolean isWanted(AlfaFile file) {
        String name = file.name() == null ? "" : file.name();
        return (include == null || include.matcher(name).matches())
                && (exclude == null || !exclude.matcher(name).matches());
    }

    private void requireNotLeftOut(String folder) {
        if (leftOut != null && leftOut.equals(folder == null ? AfterRead.ROOT : folder)) {
            throw new InvalidRequestException(
                    failure("moveAfterRead", "is the folder that the files are taken from. Name another one"));
        }
    }

    private static Pattern pattern(String text) {
        return text == null ? null : Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }

    /** The ID of an option; null if there is none, or if it is the root. */
    static String folderId(String option, String text) {
        if (text == null) {
            return null;
        }
        List<String> ids = AlfaFileLinks.FOLDERS.ids(text, reason -> failure(option, reason));
        if (ids.size() > 1) {
            throw new InvalidRequestException(failure(option, "takes one folder, not " + ids.size()));
        }
        return ids.get(0).equals("0") ? null : ids.get(0);
    }

    static Failure failure(String option, String reason) {
        return Failure.of(AlfaFileEndpoint.SCHEME, "download", "option " + option + " " + reason);
    }

    private final class Pages implements Iterator<List<AlfaFile>> {

        private final Supplier<CallContext> contexts;
        private final Deque<String> folders = new ArrayDeque<>();
        private final Set<String> seen = new HashSet<>();

        /** The pages of the current folder; null before the first folder. */
        private Iterator<FolderContent> pages;

        Pages(Supplier<CallContext> contexts) {
            this.contexts = contexts;
        }

        @Override
        public boolean hasNext() {
            return pages == null || pages.hasNext() || !folders.isEmpty();
        }

        @Override
        public List<AlfaFile> next() {
            if (pages == null) {
                CallContext context = contexts.get();
                return wanted(endpoint.client().inFolder(folderId, path, id -> first(id, context), context));
            }
            if (pages.hasNext()) {
                return wanted(pages.next());
            }
            return nextFolder(folders.remove());
        }

        private FolderContent first(String id, CallContext context) {
            requireNotLeftOut(id);
            FolderPages first = endpoint.client().folderPages(id, context);
            FolderContent content = first.next();
            seen.add(id);
            pages = first;
            return content;
        }

        private List<AlfaFile> nextFolder(String id) {
            pages = endpoint.client().folderPages(id, contexts.get());
            try {
                return wanted(pages.next());
            } catch (FileNotFoundOnHostException e) {
                // The folder has been deleted meanwhile, with its files.
                pages = Collections.emptyIterator();
                return List.of();
            }
        }

        private List<AlfaFile> wanted(FolderContent content) {
            if (endpoint.getConfiguration().isRecursive()) {
                content.folders().stream()
                        .map(folder -> folder.id())
                        .filter(id -> !id.equals(leftOut) && seen.add(id))
                        .forEach(folders::add);
            }
            return content.files().stream().filter(WatchedFolder.this::isWanted).toList();
        }
    }
}
