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
import static io.github.camelfilehosts.test.FileFactoryErrors.refusal;
import static io.github.camelfilehosts.test.PhpJson.object;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** FileFactory's four methods, as its page describes them. */
final class FileFactoryApi implements ApiMethods {

    private static final String LOGIN = "getSessionKey";
    private static final int MAX_IDS = 100;
    private static final Duration MEMBERSHIP_LEFT = Duration.ofDays(30);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("CET"));

    private final FileFactoryServer server;
    private final Map<String, FileFactoryFile> files = new ConcurrentHashMap<>();
    private final Map<String, Function<ApiCall, ApiReply>> methods = Map.of(
            LOGIN,
            this::getSessionKey,
            "getMemberInfo",
            this::getMemberInfo,
            "getFileInfo",
            this::getFileInfo,
            "getDownloadLink",
            this::getDownloadLink);
    private final List<FaultKind<ApiCall, ApiFault>> faults;

    FileFactoryApi(FileFactoryServer server) {
        this.server = server;
        this.faults = both(CALLS, faultsOfItsOwn());
    }

    private List<FaultKind<ApiCall, ApiFault>> faultsOfItsOwn() {
        List<FaultKind<ApiCall, ApiFault>> own = new ArrayList<>();
        for (int code : FileFactoryErrors.codes()) {
            own.add(FaultKinds.call(
                    ApiFault.refused("error " + code, () -> refuse(code, FileFactoryErrors.message(code)))));
        }
        own.add(FaultKinds.call(ApiFault.first("sessions expired", server::expireSessions)));
        own.add(FaultKinds.call(ApiFault.first("sessions forgotten", server::forgetSessions)));
        own.add(FaultKinds.call(ApiFault.first("links expired", server::expireLinks)));
        return own;
    }

    Map<String, FileFactoryFile> files() {
        return files;
    }

    @Override
    public Set<String> names() {
        return methods.keySet();
    }

    @Override
    public ApiReply answer(ApiCall call) {
        if (!call.secrets().isEmpty() && !server.requestLimit.admits()) {
            throw refusal(FileFactoryErrors.REQUEST_LIMIT);
        }
        Function<ApiCall, ApiReply> method = methods.get(call.method());
        if (method == null) {
            throw refusal(FileFactoryErrors.INVALID_METHOD);
        }
        return method.apply(call);
    }

    @Override
    public ApiReply refuse(int code, String message) {
        return ApiReply.json(
                server.errorStatus.get(), PhpJson.write(object("type", "error", "message", message, "code", code)));
    }

    @Override
    public List<FaultKind<ApiCall, ApiFault>> faults(String method) {
        // A refused login is not retried, so it would end everything.
        return method.equals(LOGIN) ? CALLS : faults;
    }

    private ApiReply getSessionKey(ApiCall call) {
        String email = required(call, "email");
        String password = required(call, "password");
        String authKey = call.param("authkey");
        if (authKey == null && server.authKeyRequired.get()) {
            throw refusal(FileFactoryErrors.MISSING_PARAM);
        }
        if (authKey != null && !authKey.equals(server.authKey())) {
            throw new ApiRefusal(FileFactoryErrors.MALFORMED, "Invalid authorization key");
        }
        if (!email.equals(server.email()) || !password.equals(server.password())) {
            throw refusal(FileFactoryErrors.LOGIN_FAILED);
        }
        return success(object("key", server.sessions.open()));
    }

    private ApiReply getMemberInfo(ApiCall call) {
        String key = call.param("key");
        if (key == null || key.isEmpty()) {
            throw refusal(FileFactoryErrors.KEY_MISSING);
        }
        server.sessions.use(key);
        Instant expiry = server.clock.get().instant().plus(MEMBERSHIP_LEFT);
        return success(object(
                "email",
                server.email(),
                "accountType",
                server.accountType.get(),
                "expiryDate",
                TIME.format(expiry),
                "expiryMs",
                MEMBERSHIP_LEFT.toMillis(),
                "joined",
                "2010-01-02 03:04:05",
                "fileCount",
                Integer.toString(files.size()),
                "storageLimit",
                "1099511627776",
                "storageUsed",
                107374182400L,
                "directDownloads",
                true,
                "trafficShare",
                false,
                "trafficShareUsed",
                null,
                "trafficShareLimit",
                null));
    }

    private ApiReply getFileInfo(ApiCall call) {
        usesPremiumSession(call);
        String[] ids = required(call, "file").split(",");
        if (ids.length > MAX_IDS) {
            throw refusal(FileFactoryErrors.MALFORMED);
        }
        Map<String, Object> infos = new LinkedHashMap<>();
        for (String id : ids) {
            FileFactoryFile file = files.get(id);
            infos.put(id, file == null ? object("status", "invalid") : file.info());
        }
        return success(object("files", infos));
    }

    private ApiReply getDownloadLink(ApiCall call) {
        boolean premium = usesPremiumSession(call);
        FileFactoryFile file = files.get(required(call, "file"));
        String status = file == null ? "invalid" : file.status();
        if (status.equals("invalid")) {
            throw refusal(FileFactoryErrors.FILE_INVALID);
        }
        if (status.equals("offline")) {
            throw refusal(FileFactoryErrors.FILE_OFFLINE);
        }
        checkPassword(file, call.param("password"));
        String linkType = file.linkTypeFor(premium);
        boolean free = linkType.equals("free");
        if (free && file.isPremiumOnly()) {
            throw refusal(FileFactoryErrors.PREMIUM_REQUIRED);
        }
        int delay = free ? file.delay() : 0;
        return success(object(
                "url", server.issueLink(file, !free, delay, new LinkOwner(call.param("key"), call.from())),
                "name", file.name(),
                "size", file.size(),
                "linkType", linkType,
                "delay", delay));
    }

    /** A key is optional here, but must be valid if it is given. */
    private boolean usesPremiumSession(ApiCall call) {
        String key = call.param("key");
        if (key == null) {
            return false;
        }
        server.sessions.use(key);
        return server.accountType.get().equals("premium");
    }

    private static void checkPassword(FileFactoryFile file, String given) {
        if (file.password() == null) {
            return;
        }
        if (given == null || given.isEmpty()) {
            throw refusal(FileFactoryErrors.PASSWORD_REQUIRED);
        }
        if (!given.equals(file.password())) {
            throw refusal(FileFactoryErrors.PASSWORD_INVALID);
        }
    }

    private static String required(ApiCall call, String name) {
        String value = call.param(name);
        if (value == null || value.isEmpty()) {
            throw refusal(FileFactoryErrors.MISSING_PARAM);
        }
        return value;
    }

    private static ApiReply success(Object result) {
        return ApiReply.json(200, PhpJson.write(object("type", "success", "result", result)));
    }
}
