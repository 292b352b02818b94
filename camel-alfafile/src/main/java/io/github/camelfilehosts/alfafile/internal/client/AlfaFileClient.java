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

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.internal.http.ApiCaller;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.Reservation;
import io.github.camelfilehosts.internal.session.Account;
import io.github.camelfilehosts.internal.session.AccountCaller;
import io.github.camelfilehosts.internal.transfer.download.Link;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The API of AlfaFile: a method for each of its methods. They throw only {@link FileHostException}s. Thread-safe. */
public final class AlfaFileClient {

    private final AccountCaller account;
    private final AccountFacts facts;
    private final LookBeforeRepeat looks;
    private final Batches batches;
    private final Batches folderBatches;
    private final Folders folders;
    private final FolderPaths paths;
    private final KnownFolders known;

    /**
     * @param credentials asked at each login; null if there is only a token, or nothing
     * @param known what is known about the account's folders
     */
    public AlfaFileClient(ApiCaller api, Account account, Supplier<Credentials> credentials, KnownFolders known) {
        this.facts = new AccountFacts(account.transfers());
        this.account = new AccountCaller(api, account.session(), new AlfaFileLogin(api, credentials, facts), "token");
        this.looks = new LookBeforeRepeat(api.retry());
        this.batches = new Batches("file_id", this.account, looks);
        this.folderBatches = new Batches("folder_id", this.account, looks);
        this.folders = new Folders(this.account, this::info);
        this.known = known;
        this.paths = new FolderPaths(this, folders, known);
    }

    /**
     * Announces a file. The session is done at once if the service has the file already.
     *
     * @param folderId null, or 0, for the root
     * @param mode null for the account's default
     */
    public UploadSession startUpload(
            String name, String md5, long size, String folderId, Mode mode, CallContext context) {
        // A failed login has changed nothing that could be looked for.
        logIn(context);
        ApiRequest call = announcement(name, md5, size, folderId, mode);
        return looks.change(
                () -> announced(account.call(call, UploadAnswer.class, context), call, context),
                () -> find(name, md5, size, folderId, context).map(UploadSession::done),
                context);
    }

    /** As {@link #startUpload}, but without retries, for an upload, which waits without its slot. */
    UploadSession startUploadOnce(String name, String md5, long size, String folderId, Mode mode, CallContext context) {
        ApiRequest call = announcement(name, md5, size, folderId, mode);
        return looks.changeOnce(
                () -> announced(account.callOnce(call, UploadAnswer.class, context), call, context),
                () -> find(name, md5, size, folderId, context).map(UploadSession::done));
    }

    /**
     * A file with that name and content in a folder.
     *
     * @param folderId null, or 0, for the root
     */
    Optional<AlfaFile> find(String name, String md5, long size, String folderId, CallContext context) {
        return folders.find(name, md5, size, folderPages(folderId, context), context);
    }

    /** If the service has the content, the announcement alone makes a file. */
    private static ApiRequest announcement(String name, String md5, long size, String folderId, Mode mode) {
        return ApiRequest.of("file/upload")
                .with("name", name)
                .with("hash", md5)
                .with("size", size)
                .with("folder_id", Folders.named(folderId))
                .with("mode", mode == null ? null : mode.number())
                .once();
    }

    private static UploadSession announced(Optional<UploadAnswer> answer, ApiRequest call, CallContext context) {
        UploadSession session = UploadAnswer.session(answer, call, context);
        return UploadAnswer.withId(UploadAnswer.withFile(session, call, context), call, context);
    }

    public UploadSession uploadInfo(String uploadId, CallContext context) {
        ApiRequest call = uploadInfo(uploadId);
        UploadSession session = UploadAnswer.session(account.call(call, UploadAnswer.class, context), call, context);
        return UploadAnswer.withFile(session, call, context).withId(uploadId);
    }

    /**
     * As {@link #uploadInfo}, but without retries, and perhaps done without a file yet: for an upload, which waits
     * without its slot and asks again.
     */
    UploadSession pollUpload(String uploadId, CallContext context) {
        ApiRequest call = uploadInfo(uploadId);
        return UploadAnswer.session(account.callOnce(call, UploadAnswer.class, context), call, context)
                .withId(uploadId);
    }

    private static ApiRequest uploadInfo(String uploadId) {
        return ApiRequest.of("file/upload_info").with("upload_id", uploadId);
    }

    /** As {@link ApiCaller#reserve}. */
    Reservation reserve(int requests, CallContext context) {
        return account.reserve(requests, context);
    }

    /** A link from which the file's bytes can be fetched for a while. */
    public URI getDownloadLink(String fileId, CallContext context) {
        ApiRequest call = ApiRequest.of("file/download").with("file_id", fileId);
        String url = account.call(call, LinkAnswer.class, context)
                .map(LinkAnswer::url)
                .orElse(null);
        return Link.uri(url, fileId, context);
    }

    public AlfaFile info(String fileId, CallContext context) {
        return file(ApiRequest.of("file/info").with("file_id", fileId), context);
    }

    public AlfaFile rename(String fileId, String name, CallContext context) {
        ApiRequest call = ApiRequest.of("file/rename")
                .with("file_id", fileId)
                .with("name", name)
                .once();
        return looks.change(
                () -> file(call, context),
                () -> Optional.of(info(fileId, context)).filter(file -> name.equals(file.name())),
                context);
    }

    public AlfaFile changeMode(String fileId, Mode mode, CallContext context) {
        return file(ApiRequest.of("file/change_mode").with("file_id", fileId).with("mode", mode.number()), context);
    }

    private AlfaFile file(ApiRequest call, CallContext context) {
        Optional<AlfaFile> file = account.call(call, FileAnswer.class, context).map(FileAnswer::file);
        return FileAnswer.withId(call.require(file, "a file", context), call, context);
    }

    /**
     * Copies files. Never repeated once it may have been carried out, because that could make two copies.
     *
     * @param folderId {@code root} for the root
     */
    public BatchResult copy(List<String> fileIds, String folderId, CallContext context) {
        String destination = folders.destination(folderId, context);
        return batches.once("file/copy", fileIds, call -> call.with("folder_id_dest", destination), context);
    }

    /** @param folderId {@code root} for the root */
    public BatchResult move(List<String> fileIds, String folderId, CallContext context) {
        String destination = folders.destination(folderId, context);
        return batches.repeated(
                "file/move",
                fileIds,
                call -> call.with("folder_id_dest", destination),
                id -> folders.isSame(destination, info(id, context).folderId(), context),
                context);
    }

    /** Moves files to the trash bin. */
    public BatchResult delete(List<String> fileIds, CallContext context) {
        return batches.repeated("file/delete", fileIds, call -> call, id -> isGone(() -> info(id, context)), context);
    }

    private static boolean isGone(Supplier<?> info) {
        try {
            info.get();
            return false;
        } catch (FileNotFoundOnHostException e) {
            return true;
        }
    }

    public UserInfo userInfo(CallContext context) {
        ApiRequest call = ApiRequest.of("user/info");
        Optional<User> user = account.call(call, UserAnswer.class, context).map(UserAnswer::user);
        UserInfo info = call.require(user, "a user", context).toUserInfo();
        facts.learn(info);
        return info;
    }

    /**
     * The content of a folder, page by page.
     *
     * @param folderId null, or 0, for the root
     */
    public FolderPages folderPages(String folderId, CallContext context) {
        return new FolderPages(account, folderId, context);
    }

    /** @param folderId null, or 0, for the root */
    public FolderContent listFolder(String folderId, CallContext context) {
        return folderPages(folderId, context).rest();
    }

    /** @param folderId null, or 0, for the root */
    public AlfaFolder folderInfo(String folderId, CallContext context) {
        return folder(ApiRequest.of("folder/info").with("folder_id", Folders.named(folderId)), context);
    }

    /**
     * @param parentId null, or 0, for the root
     * @throws InvalidRequestException if the name is taken; its message tells the folder that has it
     */
    public AlfaFolder createFolder(String name, String parentId, CallContext context) {
        try {
            return makeFolder(name, parentId, context);
        } catch (InvalidRequestException e) {
            throw AlfaFileEnvelope.isConflict(e) ? folders.taken(e, name, folderPages(parentId, context)) : e;
        }
    }

    /** As {@link #createFolder}, but if the name is taken, the caller looks for the folder that has it. */
    AlfaFolder makeFolder(String name, String parentId, CallContext context) {
        ApiRequest call = ApiRequest.of("folder/create")
                .with("name", name)
                .with("folder_id", Folders.named(parentId))
                .once();
        return looks.change(
                () -> folder(call, context), () -> folders.findFolder(name, folderPages(parentId, context)), context);
    }

    /**
     * Does something in the folder of a path, whose missing folders are created. Repeated once if the folder is gone
     * meanwhile.
     *
     * @param parentId the folder that the path begins in; null, or 0, for the root
     * @param path null for the parent itself
     */
    public <T> T inMadeFolder(String parentId, FolderPath path, Function<String, T> work, CallContext context) {
        return paths.in(parentId, path, true, work, context);
    }

    /** As {@link #inMadeFolder}, but a missing folder is an error. */
    public <T> T inFolder(String parentId, FolderPath path, Function<String, T> work, CallContext context) {
        return paths.in(parentId, path, false, work, context);
    }

    /** Whether two answers mean the same folder: the root has an ID of its own, and is null and 0 besides. */
    public boolean isSameFolder(String folderId, String otherId, CallContext context) {
        return folders.isSame(folderId, otherId, context);
    }

    public AlfaFolder renameFolder(String folderId, String name, CallContext context) {
        known.forget(folderId);
        ApiRequest call = ApiRequest.of("folder/rename")
                .with("folder_id", folderId)
                .with("name", name)
                .once();
        return looks.change(
                () -> folder(call, context),
                () -> Optional.of(folderInfo(folderId, context)).filter(folder -> name.equals(folder.name())),
                context);
    }

    /**
     * With all that lies in it. Copies files. Never repeated once it may have been carried out, because that could make
     * two copies.
     *
     * @param destinationId {@code root} for the root
     */
    public BatchResult copyFolder(String folderId, String destinationId, CallContext context) {
        String destination = folders.destination(destinationId, context);
        return folderBatches.once(
                "folder/copy", List.of(folderId), call -> call.with("folder_id_dest", destination), context);
    }

    /** @param destinationId {@code root} for the root */
    public BatchResult moveFolder(String folderId, String destinationId, CallContext context) {
        known.forget(folderId);
        String destination = folders.destination(destinationId, context);
        return folderBatches.repeated(
                "folder/move",
                List.of(folderId),
                call -> call.with("folder_id_dest", destination),
                id -> folders.isSame(destination, folderInfo(id, context).parentId(), context),
                context);
    }

    /** Deletes a folder with everything in it. */
    public BatchResult deleteFolder(String folderId, CallContext context) {
        known.forget(folderId);
        return folderBatches.repeated(
                "folder/delete", List.of(folderId), call -> call, id -> isGone(() -> folderInfo(id, context)), context);
    }

    private AlfaFolder folder(ApiRequest call, CallContext context) {
        Optional<AlfaFolder> folder =
                account.call(call, FolderAnswer.class, context).map(FolderAnswer::folder);
        return FolderAnswer.withId(call.require(folder, "a folder", context), call, context);
    }

    /** What is known about the account without a call. */
    AccountFacts facts() {
        return facts;
    }

    /**
     * Logs in if needed, so that a caller that retries calls does not retry the login too, which has retries of its
     * own.
     */
    void logIn(CallContext context) {
        account.key(context);
    }
}
