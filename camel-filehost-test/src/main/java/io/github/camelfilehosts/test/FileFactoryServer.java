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

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpException;

/**
 * A stand-in for FileFactory: its API v1 with one account, and the servers that its links lead to.
 *
 * <pre>{@code
 * fileFactory.addFile("1ep92k3t0fdz", "Tulips.jpg", Content.random(620_888, 1)).premiumOnly();
 * fileFactory.failDownload("1ep92k3t0fdz", DownloadFault.resetAfter(100_000), 1);
 * }</pre>
 */
public final class FileFactoryServer extends FileHostServer<FileFactoryServer> {

    private static final int CODE_KEY_EXPIRED = 263;
    private static final int CODE_BAD_URL = 265;
    private static final int CODE_DELAY_NOT_SERVED = 266;
    private static final int CODE_TOO_MANY_AT_ONCE = 275;

    /** The download servers' own codes: gone, no slots, premium only, bad or expired links, unavailable. */
    private static final List<FaultKind<ByteRange, DownloadFault>> CODES = Stream.of(
                    251,
                    252,
                    254,
                    257,
                    258,
                    CODE_KEY_EXPIRED,
                    CODE_BAD_URL,
                    CODE_DELAY_NOT_SERVED,
                    274,
                    CODE_TOO_MANY_AT_ONCE)
            .map(code -> FaultKinds.download("code " + code, DownloadFault.redirectToCodePage(code)))
            .toList();

    final Setting<String> accountType = settings.of("premium");
    final Setting<Boolean> authKeyRequired = settings.of(true);
    final Setting<Integer> errorStatus = settings.of(200);
    private final Setting<Duration> sessionLifetime = settings.of(Duration.ofMinutes(15));
    private final Setting<Duration> linkLifetime = settings.of(Duration.ofHours(1));
    private final Setting<String> email = settings.of("member@example.com");
    private final Setting<String> password = settings.of("ff-password-" + Secrets.MARK);
    private final Setting<String> authKey = settings.of("ff-authkey-" + Secrets.MARK);
    final FileFactorySessions sessions = new FileFactorySessions(clock, sessionLifetime, oneSession, history);
    private final FileFactoryApi api = new FileFactoryApi(this);

    public FileFactoryServer() {
        super("/v1");
    }

    // The account

    /** The account's email address. */
    public String email() {
        return email.get();
    }

    /** The account's password. */
    public String password() {
        return password.get();
    }

    /** The authorization key that a login must send. */
    public String authKey() {
        return authKey.get();
    }

    /** Replaces the account. */
    public FileFactoryServer account(String email, String password, String authKey) {
        this.email.set(email);
        this.password.set(password);
        this.authKey.set(authKey);
        return this;
    }

    /** {@code premium} (the default) or {@code free}. */
    public FileFactoryServer accountType(String type) {
        accountType.set(type);
        return this;
    }

    /**
     * Whether a login without an authorization key is refused with 703 (the default). A wrong key is always refused,
     * with 702.
     */
    public FileFactoryServer requireAuthKey(boolean required) {
        authKeyRequired.set(required);
        return this;
    }

    /** How long a session lasts without use; by default 15 minutes. */
    public FileFactoryServer sessionLifetime(Duration lifetime) {
        sessionLifetime.set(lifetime);
        return this;
    }

    /** Expires all session keys: they get 711 from now on. */
    public void expireSessions() {
        sessions.expireAll();
    }

    /** Forgets all session keys: they get 710 from now on. */
    public void forgetSessions() {
        sessions.forgetAll();
    }

    /** How many logins succeeded. */
    public int logins() {
        return sessions.logins();
    }

    // Files

    /** Adds a file. Set its other properties on the result. */
    public FileFactoryFile addFile(String id, String name, Content content) {
        FileFactoryFile file = new FileFactoryFile(id, name, content);
        api.files().put(id, file);
        return file;
    }

    /** Removes the file: {@code getFileInfo} answers invalid, a new link gets 712. Its earlier links still work. */
    public void removeFile(String id) {
        api.files().remove(id);
    }

    @Override
    public List<FileFactoryFile> files() {
        return List.copyOf(api.files().values());
    }

    /** How long a download link works; by default an hour. After that it leads to a page with code 263. */
    public FileFactoryServer linkLifetime(Duration lifetime) {
        linkLifetime.set(lifetime);
        return this;
    }

    // Trouble

    /** Like {@link #failNext(String, int, String, int)}, with the message of the API page. */
    public FileFactoryServer failNext(String method, int code, int times) {
        return failNext(method, code, FileFactoryErrors.message(code), times);
    }

    /** The HTTP status of error answers; by default 200. */
    public FileFactoryServer errorStatus(int status) {
        errorStatus.set(status);
        return this;
    }

    String issueLink(FileFactoryFile file, boolean resumable, int delay, LinkOwner owner) {
        Instant now = clock.get().instant();
        GivenLink link = new GivenLink(
                file.id(),
                file.name(),
                file.content(),
                resumable,
                file.validators(),
                owner,
                now.plusSeconds(delay),
                now.plusSeconds(delay).plus(linkLifetime.get()));
        return streamUrl() + downloads.issue("/get/" + (resumable ? "p" : "f") + "/" + file.id(), link);
    }

    @Override
    FileFactoryServer self() {
        return this;
    }

    @Override
    Map<String, Supplier<String>> componentOptions() {
        return Map.of(
                "camel.component.filefactory.api-url", this::apiUrl,
                "camel.component.filefactory.email", this::email,
                "camel.component.filefactory.password", this::password,
                "camel.component.filefactory.auth-key", this::authKey);
    }

    @Override
    ApiMethods methods() {
        return api;
    }

    @Override
    void resetState() {
        api.files().clear();
        sessions.reset();
    }

    @Override
    boolean sessionLives(String session) {
        return sessions.lives(session);
    }

    @Override
    DownloadFault refusal(LinkProblem problem) {
        return DownloadFault.redirectToCodePage(
                switch (problem) {
                    case UNKNOWN -> CODE_BAD_URL;
                    case EXPIRED -> CODE_KEY_EXPIRED;
                    case TOO_EARLY -> CODE_DELAY_NOT_SERVED;
                    case TOO_MANY_AT_ONCE -> CODE_TOO_MANY_AT_ONCE;
                });
    }

    @Override
    List<FaultKind<ByteRange, DownloadFault>> downloadFaults() {
        return CODES;
    }

    @Override
    void serveBytes(StreamExchange exchange) throws IOException, HttpException {
        downloads.serve(exchange);
    }
}
