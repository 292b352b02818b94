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
import org.apache.hc.core5.http.HttpException;

/**
 * A stand-in for AlfaFile: its API v1 with one account, and the servers that its upload and download links lead to.
 *
 * <pre>{@code
 * alfaFile.processingPolls(2).failUpload(UploadFault.dropReply(true), 1);
 * ...
 * assertThat(alfaFile.files()).hasSize(1);
 * }</pre>
 */
public final class AlfaFileServer extends FileHostServer<AlfaFileServer> {

    /** Temporary, for files that the API has just described. */
    private static final List<FaultKind<ByteRange, DownloadFault>> DENIALS = List.of(
            FaultKinds.download("HTML, HTTP 403", DownloadFault.html(403)),
            FaultKinds.download("HTML, HTTP 404", DownloadFault.html(404)));

    final Setting<Boolean> premium = settings.of(true);
    final Setting<Integer> parallelUploads = settings.of(5);
    final Setting<Long> maxFileSize = settings.of(5L << 30);
    final Setting<Boolean> errorsAsHttpStatus = settings.of(false);
    final Setting<Boolean> instantUploads = settings.of(true);
    final Setting<SecondPost> secondPost = settings.of(SecondPost.SECOND_FILE);
    final Setting<Boolean> keepUploads = settings.of(false);
    private final Setting<Boolean> zeroIsRoot = settings.of(false);
    final Setting<Integer> processingPolls = settings.of(0);
    final Setting<Boolean> stateZeroAfterBytes = settings.of(false);
    private final Setting<Boolean> strayFirstCharacter = settings.of(false);
    private final Setting<Duration> linkLifetime = settings.of(Duration.ofHours(1));
    private final Setting<String> login = settings.of("member@example.com");
    private final Setting<String> password = settings.of("af-password-" + Secrets.MARK);
    final AlfaFileTokens tokens = new AlfaFileTokens(oneSession);
    final AlfaFileStore store = new AlfaFileStore(clock, zeroIsRoot, history);
    final AlfaFileUploads uploads = new AlfaFileUploads(this);
    private final AlfaFileApi api = new AlfaFileApi(this);

    public AlfaFileServer() {
        super("/api/v1");
    }

    // The account

    /** The account's login, an email address. */
    public String login() {
        return login.get();
    }

    /** The account's password. */
    public String password() {
        return password.get();
    }

    /** A token that is valid without a login, also after each reset, until {@link #oneSession} ends it. */
    public String token() {
        return tokens.ready();
    }

    /** Replaces the account. */
    public AlfaFileServer account(String login, String password) {
        this.login.set(login);
        this.password.set(password);
        return this;
    }

    /** Whether the account is premium (the default). Others download one file at a time, without ranges. */
    public AlfaFileServer premium(boolean premium) {
        this.premium.set(premium);
        return this;
    }

    /**
     * The {@code nb_pipes} of the account: how many uploads may run at the same time. It is stated, but not enforced.
     */
    public AlfaFileServer parallelUploads(int uploads) {
        parallelUploads.set(uploads);
        return this;
    }

    /** The {@code max_file_size} of the account in bytes. It is stated, but not enforced. */
    public AlfaFileServer maxFileSize(long bytes) {
        maxFileSize.set(bytes);
        return this;
    }

    /** Expires all tokens, {@link #token()} too: they get 401 from now on. */
    public void expireTokens() {
        tokens.expireAll();
    }

    /** How many logins succeeded. */
    public int logins() {
        return tokens.logins();
    }

    // Files and folders

    /** Adds a file to the root folder, with an ID of the server's choice. Set its other properties on the result. */
    public AlfaFileFile addFile(String name, Content content) {
        return store.add(name, AlfaFileFolder.ROOT, content);
    }

    /** Adds a file to the root folder. Set its other properties on the result. */
    public AlfaFileFile addFile(String id, String name, Content content) {
        return store.add(id, name, AlfaFileFolder.ROOT, content);
    }

    /** Adds a folder to the root folder. */
    public AlfaFileFolder addFolder(String id, String name) {
        return store.addFolder(id, name, AlfaFileFolder.ROOT);
    }

    /** Adds a folder to that folder. */
    public AlfaFileFolder addFolder(String id, String name, String parentId) {
        return store.addFolder(id, name, parentId);
    }

    /** All folders, the root first. */
    public List<AlfaFileFolder> folders() {
        return store.folders();
    }

    /** The folder of this ID; null if there is none. */
    public AlfaFileFolder folder(String id) {
        return store.findFolder(id);
    }

    /**
     * Whether {@code 0} means the root folder too, as one client assumes; by default it does not. Without a folder the
     * root is meant. Where a folder has to be named, the root is {@link AlfaFileFolder#ROOT}, as {@code folder/info}
     * tells.
     */
    public AlfaFileServer zeroIsRoot(boolean zeroIsRoot) {
        this.zeroIsRoot.set(zeroIsRoot);
        return this;
    }

    /** Removes the file for good; it is not in the trash bin. Its links still work. */
    public void removeFile(String id) {
        store.remove(id);
    }

    /** All files, uploaded ones too, in the order in which they were added. */
    @Override
    public List<AlfaFileFile> files() {
        return store.files();
    }

    /** The file of this ID; null if there is none. */
    public AlfaFileFile file(String id) {
        return store.find(id);
    }

    /** The files that were deleted. */
    public List<AlfaFileFile> trash() {
        return store.trash();
    }

    /** How long a download link works; by default an hour. After that it gets 404. */
    public AlfaFileServer linkLifetime(Duration lifetime) {
        linkLifetime.set(lifetime);
        return this;
    }

    // Uploads

    /** Makes the content known, as if somebody had uploaded it: uploading it is instant. */
    public AlfaFileServer knows(String md5, long size) {
        store.know(md5, size, null);
        return this;
    }

    /** Like {@link #knows(String, long)}; the files that uploads make of it can be downloaded. */
    public AlfaFileServer knows(Content content) {
        store.know(content.md5(), content.size(), content);
        return this;
    }

    /** Whether uploads of known content are instant; by default they are. */
    public AlfaFileServer instantUploads(boolean instant) {
        instantUploads.set(instant);
        return this;
    }

    /** Whether uploaded bytes are kept in memory, to be checked and downloaded again; by default they are not. */
    public AlfaFileServer keepUploads(boolean keep) {
        keepUploads.set(keep);
        return this;
    }

    /** How many {@code upload_info} calls are answered "Processing" after the bytes arrived; by default none. */
    public AlfaFileServer processingPolls(int polls) {
        processingPolls.set(polls);
        return this;
    }

    /** Whether processing is reported as state 0, "Uploading", instead of 1. */
    public AlfaFileServer stateZeroAfterBytes(boolean stateZero) {
        stateZeroAfterBytes.set(stateZero);
        return this;
    }

    /** What a second POST to an upload URL does once the bytes of the first have arrived; by default a second file. */
    public AlfaFileServer secondPost(SecondPost meaning) {
        secondPost.set(meaning);
        return this;
    }

    /** Lets the next uploads of bytes fail like this. */
    public AlfaFileServer failUpload(UploadFault fault, int times) {
        uploads.fail(fault, times);
        return this;
    }

    /** All upload sessions, instant ones too, in the order in which they were opened. */
    public List<AlfaFileUpload> uploadSessions() {
        return uploads.sessions();
    }

    /** The bodies that arrived completely, whatever became of them. */
    public List<ReceivedUpload> uploadsReceived() {
        return uploads.received();
    }

    /** How many bytes of files arrived, including those of interrupted uploads. */
    public long bytesReceived() {
        return uploads.bytesReceived();
    }

    /** The highest number of uploads that were being received at the same time. */
    public int maxConcurrentUploads() {
        return uploads.maxConcurrent();
    }

    // Trouble

    /** Refuses the next calls of this method with 409 and this text. */
    public AlfaFileServer failNext(String method, AlfaFileConflict conflict, int times) {
        return failNext(method, 409, conflict.details(), times);
    }

    /** Refuses the next calls of this method with this status and several details, as was observed with 400. */
    public AlfaFileServer failNext(String method, int status, List<String> details, int times) {
        return failCall(method, ApiFault.replaced("details " + details, error(status, details), false), times);
    }

    // Oddities

    /** Whether errors are sent with their own HTTP status too; by default they come with 200. */
    public AlfaFileServer errorsAsHttpStatus(boolean asStatus) {
        errorsAsHttpStatus.set(asStatus);
        return this;
    }

    /** Whether each answer begins with a stray character, as was observed: <code>1{"response"...</code>. */
    public AlfaFileServer strayFirstCharacter(boolean stray) {
        strayFirstCharacter.set(stray);
        return this;
    }

    /** @param details text, or a list of texts */
    ApiReply error(int status, Object details) {
        return ApiReply.json(errorsAsHttpStatus.get() ? status : 200, envelope(null, status, details));
    }

    String envelope(Map<String, Object> response, int status, Object details) {
        String json = PhpJson.write(PhpJson.object("response", response, "status", status, "details", details));
        return strayFirstCharacter.get() ? "1" + json : json;
    }

    String issueLink(AlfaFileFile file, LinkOwner owner) {
        Instant now = clock.get().instant();
        GivenLink link = new GivenLink(
                file.id(),
                file.name(),
                file.content(),
                premium.get(),
                file.validators(),
                owner,
                now,
                now.plus(linkLifetime.get()));
        return streamUrl() + downloads.issue("/dl", link);
    }

    @Override
    AlfaFileServer self() {
        return this;
    }

    @Override
    List<String> uploadFaultsNeverMet() {
        return uploads.faultsNeverMet();
    }

    @Override
    Map<String, Supplier<String>> componentOptions() {
        return Map.of(
                "camel.component.alfafile.api-url", this::apiUrl,
                "camel.component.alfafile.login", this::login,
                "camel.component.alfafile.password", this::password);
    }

    @Override
    ApiMethods methods() {
        return api;
    }

    @Override
    void resetState() {
        tokens.reset();
        store.reset();
        uploads.reset();
    }

    @Override
    boolean sessionLives(String session) {
        return tokens.lives(session);
    }

    @Override
    List<FaultKind<ByteRange, DownloadFault>> downloadFaults() {
        return DENIALS;
    }

    @Override
    DownloadFault refusal(LinkProblem problem) {
        return problem == LinkProblem.TOO_MANY_AT_ONCE ? DownloadFault.html(409) : DownloadFault.html(404);
    }

    @Override
    void serveBytes(StreamExchange exchange) throws IOException, HttpException {
        if (exchange.request().path().startsWith(AlfaFileUploads.PATH)) {
            uploads.serve(exchange);
        } else {
            downloads.serve(exchange);
        }
    }
}
