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
package io.github.camelfilehosts.filefactory.internal.client;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.filefactory.model.DownloadLink;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import io.github.camelfilehosts.internal.http.ApiCaller;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.Reservation;
import io.github.camelfilehosts.internal.session.AccountCaller;
import io.github.camelfilehosts.internal.session.Session;
import io.github.camelfilehosts.internal.session.SessionRejectedException;
import io.github.camelfilehosts.internal.transfer.download.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The API of FileFactory: a method for each of its methods. They throw only {@link FileHostException}s. Thread-safe.
 */
public final class FileFactoryClient {

    /** "A file ID, or up to 100 file IDs separated by commas" (API page, getFileInfo). */
    private static final int MAX_IDS = 100;

    private final ApiCaller guest;
    private final AccountCaller account;

    /** @param credentials asked at each login; null to work without an account */
    public FileFactoryClient(ApiCaller api, Session session, Supplier<Credentials> credentials) {
        this.guest = api;
        this.account = new AccountCaller(api, session, new FileFactoryLogin(api, credentials), "key");
    }

    /** The key of the account's session; logs in only if there is none. */
    public String getSessionKey(CallContext context) {
        return account.key(context);
    }

    /** As {@link ApiCaller#reserve}. */
    Reservation reserve(int requests, CallContext context) {
        return guest.reserve(requests, context);
    }

    /** Facts about the account. */
    public MemberInfo getMemberInfo(CallContext context) {
        ApiRequest call = ApiRequest.of("getMemberInfo");
        return call.require(account.call(call, MemberInfo.class, context), "a MemberInfo", context);
    }

    /** Facts about files, 100 a call: one for each ID, in the order of the IDs, repeats included. */
    public FileInfoList getFileInfo(List<String> ids, CallContext context) {
        Map<String, FileInfo> infos = new LinkedHashMap<>();
        // The example on the API page has an ID that was not asked for, and omits one that was.
        ids.forEach(id -> infos.put(id, FileInfo.missing(id)));
        List<String> distinct = List.copyOf(infos.keySet());
        try (Reservation calls = reserve((distinct.size() + MAX_IDS - 1) / MAX_IDS, context)) {
            getFileInfo(distinct, infos, calls.context());
        }
        return new FileInfoList(ids.stream().map(infos::get).toList());
    }

    private void getFileInfo(List<String> distinct, Map<String, FileInfo> infos, CallContext context) {
        for (int from = 0; from < distinct.size(); from += MAX_IDS) {
            List<String> batch = distinct.subList(from, Math.min(from + MAX_IDS, distinct.size()));
            ApiRequest call = ApiRequest.of("getFileInfo").with("file", String.join(",", batch));
            Map<String, FileInfo> files = call(call, FilesAnswer.class, context)
                    .map(FilesAnswer::files)
                    .orElse(Map.of());
            for (String id : batch) {
                FileInfo info = files.get(id);
                if (info != null) {
                    infos.put(id, info.withId(id));
                }
            }
        }
    }

    /**
     * A link from which the file can be downloaded for a while.
     *
     * @param filePassword null if the file needs none
     */
    public DownloadLink getDownloadLink(String id, String filePassword, CallContext context) {
        ApiRequest call = ApiRequest.of("getDownloadLink").with("file", id).withSecret("password", filePassword);
        DownloadLink link = call.require(call(call, DownloadLink.class, context), "a DownloadLink", context);
        // An answer without a link is not a success.
        Link.uri(link.url(), id, context);
        return link;
    }

    /**
     * With the session's key if there is an account: it "will increase your request limit threshold" (API page,
     * Authenticating).
     */
    private <T> Optional<T> call(ApiRequest call, Class<T> type, CallContext context) {
        if (account.hasAccount()) {
            return account.call(call, type, context);
        }
        try {
            return guest.call(call, type, context);
        } catch (SessionRejectedException e) {
            throw new AuthenticationFailedException(e.getFailure());
        }
    }
}
