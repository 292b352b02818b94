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
package io.github.camelfilehosts.test;

import static io.github.camelfilehosts.test.FaultKinds.CALLS;
import static io.github.camelfilehosts.test.FaultKinds.both;
import static io.github.camelfilehosts.test.PhpJson.object;
import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** AlfaFile's methods: the documented ones, and those that clients were observed to use. */
final class AlfaFileApi implements ApiMethods {

    private static final String LOGIN = "user/login";
    private static final long MEMBERSHIP_LEFT_SECONDS = 30 * 24 * 3600L;
    private static final long TERABYTE = 1L << 40;

    private final AlfaFileServer server;
    private final AlfaFileBatches batches;
    private final AlfaFileFolders folders;
    private final Map<String, Function<ApiCall, Map<String, Object>>> methods;
    private final List<FaultKind<ApiCall, ApiFault>> faults;

    AlfaFileApi(AlfaFileServer server) {
        this.server = server;
        this.batches = new AlfaFileBatches(server.store);
        this.folders = new AlfaFileFolders(server.store);
        this.methods = Map.ofEntries(
                entry(LOGIN, this::login),
                entry("user/info", call -> object("user", user())),
                entry("file/upload", this::upload),
                entry("file/upload_info", this::uploadInfo),
                entry("file/download", this::download),
                entry("file/info", call -> object("file", file(call).json())),
                entry("file/rename", this::rename),
                entry("file/change_mode", this::changeMode),
                entry("file/copy", batches::copy),
                entry("file/move", batches::move),
                entry("file/delete", batches::delete),
                entry("folder/create", folders::create),
                entry("folder/info", folders::info),
                entry("folder/content", folders::content),
                entry("folder/rename", folders::rename),
                entry("folder/change_mode", folders::changeMode),
                entry("folder/copy", folders::copy),
                entry("folder/move", folders::move),
                entry("folder/delete", folders::delete));
        this.faults = both(CALLS, faultsOfItsOwn());
    }

    private List<FaultKind<ApiCall, ApiFault>> faultsOfItsOwn() {
        return List.of(
                refusal(400, "Bad request"),
                refusal(401, "Unauthorized. Token doesn't exist"),
                refusal(403, "Forbidden"),
                refusal(409, AlfaFileConflict.FILE_UNAVAILABLE.details()),
                refusal(409, AlfaFileConflict.DAILY_LIMIT.details()),
                refusal(409, AlfaFileConflict.DOWNLOAD_DELAY.details()),
                refusal(409, AlfaFileConflict.ONE_AT_A_TIME.details()),
                refusal(429, "Too many requests"),
                refusal(500, "Internal server error"),
                refusal(503, "Service temporarily unavailable"),
                FaultKinds.call(ApiFault.first("tokens expired", server::expireTokens)),
                FaultKinds.call(ApiFault.first("links expired", server::expireLinks)));
    }

    private FaultKind<ApiCall, ApiFault> refusal(int status, String details) {
        return FaultKinds.call(ApiFault.refused("status " + status + ", " + details, () -> refuse(status, details)));
    }

    @Override
    public Set<String> names() {
        return methods.keySet();
    }

    @Override
    public ApiReply answer(ApiCall call) {
        if (!call.secrets().isEmpty() && !server.requestLimit.admits()) {
            throw new ApiRefusal(429, "Too many requests");
        }
        if (call.method().equals(LOGIN)) {
            return success(login(call));
        }
        server.tokens.check(call.param("token"));
        // In one step, so that no call sees a part of another's changes.
        synchronized (server.store) {
            return success(carryOut(call));
        }
    }

    private Map<String, Object> carryOut(ApiCall call) {
        Function<ApiCall, Map<String, Object>> method = methods.get(call.method());
        if (method == null) {
            throw new ApiRefusal(404, "Method doesn't exist");
        }
        return method.apply(call);
    }

    @Override
    public ApiReply refuse(int code, String message) {
        return server.error(code, message);
    }

    @Override
    public List<FaultKind<ApiCall, ApiFault>> faults(String method) {
        // A refused login is not retried, so it would end everything.
        return method.equals(LOGIN) ? CALLS : faults;
    }

    private ApiReply success(Map<String, Object> response) {
        return ApiReply.json(200, server.envelope(response, 200, null));
    }

    private Map<String, Object> login(ApiCall call) {
        if (!required(call, "login").equals(server.login())
                || !required(call, "password").equals(server.password())) {
            throw new ApiRefusal(401, "Wrong login or password.");
        }
        return object("token", server.tokens.open(), "user", user());
    }

    private Map<String, Object> user() {
        boolean premium = server.premium.get();
        long now = server.clock.get().instant().getEpochSecond();
        return object(
                "email", server.login(),
                "is_premium", premium,
                "premium_end_time", premium ? now + MEMBERSHIP_LEFT_SECONDS : null,
                "traffic", object("total", TERABYTE, "left", TERABYTE),
                "storage", object("total", TERABYTE, "left", TERABYTE),
                "upload",
                        object(
                                "max_file_size", server.maxFileSize.get(),
                                "nb_pipes", server.parallelUploads.get()));
    }

    private Map<String, Object> upload(ApiCall call) {
        String name = required(call, "name");
        String md5 = required(call, "hash");
        long size = number("size", required(call, "size"));
        String folderId = server.store.folder(call.param("folder_id")).id();
        int mode = call.param("mode") == null ? AlfaFileMode.PUBLIC : AlfaFileMode.parse(call.param("mode"));
        return object(
                "upload", server.uploads.open(name, md5, size, folderId, mode).json());
    }

    private Map<String, Object> uploadInfo(ApiCall call) {
        String id = required(call, "upload_id");
        AlfaFileUpload session = server.uploads.find(id);
        if (session == null) {
            throw new ApiRefusal(404, "Upload with upload_id: '" + id + "' doesn't exist");
        }
        session.poll(server.clock.get().instant());
        return object("upload", session.json());
    }

    private Map<String, Object> download(ApiCall call) {
        AlfaFileFile file = file(call);
        if (file.content() == null) {
            throw AlfaFileConflict.FILE_UNAVAILABLE.refusal();
        }
        if (!server.premium.get() && server.downloadsInProgress() > 0) {
            throw AlfaFileConflict.ONE_AT_A_TIME.refusal();
        }
        return object("download_url", server.issueLink(file, new LinkOwner(call.param("token"), call.from())));
    }

    private Map<String, Object> rename(ApiCall call) {
        String name = required(call, "name");
        return object("file", file(call).name(name).json());
    }

    private Map<String, Object> changeMode(ApiCall call) {
        int mode = AlfaFileMode.parse(required(call, "mode"));
        Map<String, Object> json = new LinkedHashMap<>(file(call).mode(mode).json());
        // As documented: the requested mode is returned as a string.
        json.put("mode", call.param("mode"));
        return object("file", json);
    }

    private AlfaFileFile file(ApiCall call) {
        String id = required(call, "file_id");
        AlfaFileFile file = server.store.find(id);
        if (file == null) {
            throw new ApiRefusal(404, AlfaFileBatches.unknownFile(id));
        }
        return file;
    }

    static String required(ApiCall call, String name) {
        String value = call.param(name);
        if (value == null || value.isEmpty()) {
            throw new ApiRefusal(400, "Parameter '" + name + "' is required");
        }
        return value;
    }

    static long number(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new ApiRefusal(400, "Parameter '" + name + "' must be a number");
        }
    }
}
