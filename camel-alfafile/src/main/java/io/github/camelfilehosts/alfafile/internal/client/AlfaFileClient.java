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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.internal.http.ApiCaller;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.Results;
import io.github.camelfilehosts.internal.ids.IdReader;
import io.github.camelfilehosts.internal.session.Account;
import io.github.camelfilehosts.internal.session.Login;
import io.github.camelfilehosts.internal.session.Session;
import io.github.camelfilehosts.internal.transfer.download.Link;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API of AlfaFile: a method for each of its methods. All throw {@link FileHostException}s only. Thread-safe. */
public final class AlfaFileClient {

    static final String LOGIN = "user/login";

    private static final Logger LOG = LoggerFactory.getLogger(AlfaFileClient.class);

    /**
     * What stands for the root folder in some answers, and with some clients; it has an ID of its own besides. In a
     * call it is best left out.
     */
    private static final String ROOT = "0";

    /** Of a folder that is searched: what is further back is not worth the calls. */
    private static final int MAX_PAGES = 1_000;

    private final ApiCaller api;
    private final Account account;
    private final boolean token;
    private final Supplier<Credentials> credentials;
    private volatile Boolean premium;
    private volatile String rootId;

    /**
     * @param token whether the user brought a token along
     * @param credentials asked at each login; null if there is only the token
     */
    public AlfaFileClient(ApiCaller api, Account account, boolean token, Supplier<Credentials> credentials) {
        this.api = api;
        this.account = account;
        this.token = token;
        this.credentials = credentials;
    }

    /**
     * Announces a file. The session is done at once if the service has the file already.
     *
     * @param folderId null, or 0, for the root
     * @param mode null for the account's default
     */
    public UploadSession startUpload(
            String name, String md5, long size, String folderId, Mode mode, CallContext context) {
        for (int attempt = 0; ; attempt++) {
            logIn(context);
            try {
                return announce(name, md5, size, folderId, mode, context);
            } catch (FileHostException e) {
                api.retry().pauseOrThrow(attempt, e, context);
            }
        }
    }

    /**
     * As {@link #startUpload}, not tried again: for an upload, which waits without its slot. Whether it may be, a look
     * has shown by then.
     */
    UploadSession announce(String name, String md5, long size, String folderId, Mode mode, CallContext context) {
        ApiRequest call = ApiRequest.of("file/upload")
                .with("name", name)
                .with("hash", md5)
                .with("size", size)
                .with("folder_id", ROOT.equals(folderId) ? null : folderId)
                .with("mode", mode == null ? null : mode.number())
                // If the service has the content, the announcement alone makes a file.
                .once();
        try {
            return announced(withFile(session(callOnce(call, context), call, context), call, context), call, context);
        } catch (FileHostException e) {
            if (!e.isOutcomeUnknown()) {
                throw e;
            }
            return look(() -> find(name, md5, size, folderId, context).map(UploadSession::done), e)
                    .orElseThrow(() -> notCarriedOut(e));
        }
    }

    /** Whoever cannot ask how far an upload is must not begin it; of one that is over nobody asks. */
    private static UploadSession announced(UploadSession session, ApiRequest call, CallContext context) {
        if (isId(session.id())) {
            return session;
        }
        if (session.state() == UploadState.UPLOADING || session.state() == UploadState.PROCESSING) {
            throw new UnexpectedResponseException(context.failure(call + " was answered without an upload ID"));
        }
        return session.withId(null);
    }

    private static boolean isId(String text) {
        return text != null && IdReader.isId(text);
    }

    /**
     * A file with that name and content in a folder. {@code folder/content} is not on the page: clients find the files
     * inside {@code folder}, and take them beside it too.
     */
    private Optional<AlfaFile> find(String name, String md5, long size, String folderId, CallContext context) {
        for (int page = 1; page <= MAX_PAGES; page++) {
            ApiRequest call = ApiRequest.of("folder/content")
                    .with("folder_id", ROOT.equals(folderId) ? null : folderId)
                    .with("page", page);
            JsonNode content = call(call, context);
            for (JsonNode node : files(content, call, context)) {
                AlfaFile file = Results.read(node, AlfaFile.class, call.method(), context);
                if (name.equals(file.name()) && hasContent(file, md5, size, call, context)) {
                    return Optional.of(withId(file, call, context));
                }
            }
            if (page >= content.path("pager").path("total").asInt()) {
                return Optional.empty();
            }
        }
        throw new UnexpectedResponseException(context.failure(
                "the folder has more than " + MAX_PAGES + " pages, too many to look for '" + name + "'"));
    }

    /** An empty folder has an empty list; where there is none at all, one could not look. */
    private static JsonNode files(JsonNode content, ApiRequest call, CallContext context) {
        JsonNode inFolder = content.path("folder").path("files");
        JsonNode files = inFolder.isMissingNode() ? content.path("files") : inFolder;
        if (!files.isContainerNode()) {
            throw new UnexpectedResponseException(context.failure(call + " was answered without a list of files"));
        }
        return files;
    }

    /** A listing that leaves out what tells files apart does not tell that this one is another. */
    private boolean hasContent(AlfaFile listed, String md5, long size, ApiRequest call, CallContext context) {
        AlfaFile file = listed.md5() == null || listed.size() == null
                ? info(withId(listed, call, context).id(), context)
                : listed;
        if (file.md5() == null || file.size() == null) {
            throw new UnexpectedResponseException(
                    context.failure("nothing tells whether file '" + file.id() + "' is the one looked for"));
        }
        return md5.equals(file.md5()) && size == file.size();
    }

    public UploadSession uploadInfo(String uploadId, CallContext context) {
        ApiRequest call = uploadInfoCall(uploadId);
        return withFile(session(call(call, context), call, context), call, context)
                .withId(uploadId);
    }

    /**
     * As {@link #uploadInfo}, not tried again, and done perhaps without a file yet: for a poll that comes round anyway.
     */
    UploadSession pollUpload(String uploadId, CallContext context) {
        ApiRequest call = uploadInfoCall(uploadId);
        return session(callOnce(call, context), call, context).withId(uploadId);
    }

    /** As {@link #uploadInfo}, not tried again: for an upload, which waits without its slot. */
    UploadSession uploadInfoOnce(String uploadId, CallContext context) {
        return withFile(pollUpload(uploadId, context), uploadInfoCall(uploadId), context);
    }

    private static ApiRequest uploadInfoCall(String uploadId) {
        return ApiRequest.of("file/upload_info").with("upload_id", uploadId);
    }

    /** The URL of the file's bytes, for a while. */
    public URI getDownloadLink(String fileId, CallContext context) {
        ApiRequest call = ApiRequest.of("file/download").with("file_id", fileId);
        String url = withToken(context, key -> api.call(call.withSecret("token", key), LinkAnswer.class, context))
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
        return lookingFirst(
                () -> file(call, context),
                () -> Optional.of(info(fileId, context)).filter(file -> name.equals(file.name())),
                context);
    }

    public AlfaFile changeMode(String fileId, Mode mode, CallContext context) {
        return file(ApiRequest.of("file/change_mode").with("file_id", fileId).with("mode", mode.number()), context);
    }

    /** Never repeated once it may have been carried out: that could make two copies. */
    public BatchResult copy(List<String> fileIds, String folderId, CallContext context) {
        Set<String> ids = new LinkedHashSet<>(fileIds);
        return batchAnswer(batchCall("file/copy", ids).with("folder_id_dest", folderId), ids, context);
    }

    public BatchResult move(List<String> fileIds, String folderId, CallContext context) {
        return batch(
                fileIds,
                ids -> batchCall("file/move", ids).with("folder_id_dest", folderId),
                id -> isSameFolder(folderId, info(id, context).folderId(), context),
                context);
    }

    /** Moves files to the trash bin. */
    public BatchResult delete(List<String> fileIds, CallContext context) {
        return batch(fileIds, ids -> batchCall("file/delete", ids), id -> isGone(id, context), context);
    }

    public UserInfo userInfo(CallContext context) {
        ApiRequest call = ApiRequest.of("user/info");
        UserAnswer user = Results.read(call(call, context).path("user"), UserAnswer.class, call.method(), context);
        return known(user.toUserInfo());
    }

    /** Whether the account is a premium one, as far as that is known without a call; null if it is not. */
    Boolean premiumIfKnown() {
        return premium;
    }

    private static ApiRequest batchCall(String method, Set<String> ids) {
        return ApiRequest.of(method).with("file_id", String.join(",", ids)).once();
    }

    private BatchResult batchAnswer(ApiRequest call, Set<String> ids, CallContext context) {
        return withToken(context, key -> {
            JsonNode answer = api.call(call.withSecret("token", key), context);
            return BatchAnswer.read(answer, ids, context::quote);
        });
    }

    /** Repeats a batch after a failure that leaves its outcome open, but only for the files that are not done. */
    private BatchResult batch(
            List<String> fileIds,
            Function<Set<String>, ApiRequest> call,
            Predicate<String> isDone,
            CallContext context) {
        Set<String> open = new LinkedHashSet<>(fileIds);
        List<String> done = new ArrayList<>();
        BatchResult rest = lookingFirst(
                () -> batchAnswer(call.apply(open), open, context),
                () -> {
                    open.stream().filter(isDone).forEach(done::add);
                    done.forEach(open::remove);
                    return open.isEmpty() ? Optional.of(BatchResult.NONE) : Optional.empty();
                },
                context);
        done.addAll(rest.succeeded());
        return new BatchResult(done, rest.failed());
    }

    private boolean isGone(String id, CallContext context) {
        try {
            info(id, context);
            return false;
        } catch (FileNotFoundOnHostException e) {
            return true;
        }
    }

    /** The root may be called by three names. */
    private boolean isSameFolder(String asked, String answered, CallContext context) {
        String actual = answered == null ? ROOT : answered;
        if (asked.equals(actual)) {
            return true;
        }
        return asked.equals(ROOT) && actual.equals(rootId(context))
                || actual.equals(ROOT) && asked.equals(rootId(context));
    }

    /** The root's own ID, learnt where it is first needed: a call that leaves the folder out means the root. */
    private String rootId(CallContext context) {
        if (rootId == null) {
            ApiRequest call = ApiRequest.of("folder/info");
            String id = call(call, context).path("folder").path("folder_id").asText("");
            if (!isId(id)) {
                throw new UnexpectedResponseException(context.failure(call + " was answered without a folder ID"));
            }
            rootId = id;
        }
        return rootId;
    }

    /** Changes something; after a failure that leaves open whether it did, looks before it tries again. */
    private <T> T lookingFirst(Supplier<T> change, Supplier<Optional<T>> look, CallContext context) {
        for (int attempt = 0; ; attempt++) {
            try {
                return change.get();
            } catch (FileHostException e) {
                if (!e.isOutcomeUnknown()) {
                    throw e;
                }
                Optional<T> done = look(look, e);
                if (done.isPresent()) {
                    return done.get();
                }
                api.retry().pauseOrThrow(attempt, notCarriedOut(e), context);
            }
        }
    }

    private static FileHostException notCarriedOut(FileHostException e) {
        return e.with(e.getFailure()
                .withRetryable(true)
                .withMessage(e.getFailure().message() + ". A look has shown that it was not carried out"));
    }

    /** Where one cannot look, the change stays as it is, done or not. */
    private static <T> Optional<T> look(Supplier<Optional<T>> look, FileHostException unknown) {
        try {
            return look.get();
        } catch (FileHostException e) {
            // Not suppressed in the other: Camel's onException would find it there and take it for the failure.
            LOG.debug("{}; and one cannot look: {}", unknown.getMessage(), e.getMessage());
            throw unknown;
        }
    }

    private AlfaFile file(ApiRequest call, CallContext context) {
        AlfaFile file = Results.read(call(call, context).path("file"), AlfaFile.class, call.method(), context);
        return withId(file, call, context);
    }

    /** The ID goes into messages, and from there into other calls. */
    private static AlfaFile withId(AlfaFile file, ApiRequest call, CallContext context) {
        if (!isId(file.id())) {
            throw new UnexpectedResponseException(
                    context.failure(
                            call
                                    + " was answered with a file without an ID, as good as no file: its file_id is missing or can be none"));
        }
        return file;
    }

    private static UploadSession session(JsonNode response, ApiRequest call, CallContext context) {
        UploadSession session = Results.read(response.path("upload"), UploadSession.class, call.method(), context);
        if (session.state() == null) {
            throw new UnexpectedResponseException(context.failure(call + " was answered without a state"));
        }
        if (session.file() != null) {
            withId(session.file(), call, context);
        }
        return session;
    }

    private static UploadSession withFile(UploadSession session, ApiRequest call, CallContext context) {
        if (session.state() == UploadState.DONE && session.file() == null) {
            throw new UnexpectedResponseException(
                    context.failure(call + " says that upload '" + session.id() + "' is done, but gives no file"));
        }
        return session;
    }

    private UserInfo known(UserInfo user) {
        premium = user.premium();
        if (user.maxUploads() != null) {
            account.transfers().lower(user.maxUploads());
        }
        return user;
    }

    private JsonNode call(ApiRequest call, CallContext context) {
        return withToken(context, key -> api.call(call.withSecret("token", key), context));
    }

    private JsonNode callOnce(ApiRequest call, CallContext context) {
        return withToken(context, key -> api.callOnce(call.withSecret("token", key), context));
    }

    /**
     * Logs in where that is needed: whoever makes calls again does so for the calls alone, because a login has been
     * tried again already.
     */
    void logIn(CallContext context) {
        session(context).key(new TokenLogin(context), context);
    }

    private <T> T withToken(CallContext context, Function<String, T> call) {
        return session(context).call(new TokenLogin(context), context, call);
    }

    private Session session(CallContext context) {
        if (credentials == null && !token) {
            throw new InvalidRequestException(
                    context.failure(
                            "this operation needs an account: set the options login and password, token, or credentialsSource"));
        }
        return account.session();
    }

    private final class TokenLogin implements Login {

        private final CallContext context;

        TokenLogin(CallContext context) {
            this.context = context;
        }

        @Override
        public boolean isPossible() {
            return credentials != null;
        }

        @Override
        public Credentials credentials() {
            return credentials.get();
        }

        @Override
        public String logIn(Credentials given) {
            ApiRequest call =
                    ApiRequest.of(LOGIN).with("login", given.login()).withSecret("password", given.password());
            Optional<LoginAnswer> answer = api.call(call, LoginAnswer.class, context);
            String key = answer.map(LoginAnswer::token).orElse("");
            if (key.isBlank()) {
                throw new UnexpectedResponseException(context.failure(call + " was answered without a token"));
            }
            answer.map(LoginAnswer::user).map(UserAnswer::toUserInfo).ifPresent(AlfaFileClient.this::known);
            return key;
        }
    }
}
