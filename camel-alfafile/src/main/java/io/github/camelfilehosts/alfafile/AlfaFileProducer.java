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

import io.github.camelfilehosts.PartialFailureException;
import io.github.camelfilehosts.alfafile.internal.client.AlfaFileClient;
import io.github.camelfilehosts.alfafile.internal.client.AlfaFileDownloads;
import io.github.camelfilehosts.alfafile.internal.client.FolderPath;
import io.github.camelfilehosts.alfafile.internal.client.Upload;
import io.github.camelfilehosts.alfafile.internal.client.UploadRequest;
import io.github.camelfilehosts.alfafile.internal.client.UploadResult;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.camel.FileHostProducer;
import io.github.camelfilehosts.internal.camel.FileIds;
import io.github.camelfilehosts.internal.camel.MessageOptions;
import io.github.camelfilehosts.internal.camel.UploadBody;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.transfer.download.RemoteFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.FileUtil;

/** Exchange in, one operation, exchange out. */
class AlfaFileProducer extends FileHostProducer {

    private static final FileIds FILES = new FileIds(AlfaFileLinks.FILES);

    private static final FileIds FOLDERS = new FileIds(AlfaFileLinks.FOLDERS);

    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

    private final AlfaFileEndpoint endpoint;

    AlfaFileProducer(AlfaFileEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected boolean perform(Exchange exchange, AsyncCallback callback) throws Exception {
        AlfaFileOperation operation = operation(exchange, AlfaFileConstants.OPERATION, endpoint.getOperation());
        CallContext context = context(operation.name(), exchange);
        MessageOptions options = new MessageOptions(exchange, context);
        AlfaFileClient client = endpoint.client();
        return switch (operation) {
            case upload -> upload(options, callback);
            case startUpload -> startUpload(options);
            case uploadInfo -> session(exchange, client.uploadInfo(requiredUploadId(options), context));
            case download -> download(fileId(options), options, callback);
            case getDownloadLink ->
                body(exchange, client.getDownloadLink(fileId(options), context).toString());
            case info -> file(exchange, client.info(fileId(options), context));
            case rename -> file(exchange, client.rename(fileId(options), requiredName(options), context));
            case copy -> batch(exchange, client.copy(fileIds(options), destination(options), context), context);
            case move -> batch(exchange, client.move(fileIds(options), destination(options), context), context);
            case delete -> batch(exchange, client.delete(fileIds(options), context), context);
            case changeMode -> file(exchange, client.changeMode(fileId(options), requiredMode(options), context));
            case userInfo -> body(exchange, client.userInfo(context));
            case listFolder ->
                body(
                        exchange,
                        client.inFolder(
                                folderId(options), folderPath(options), id -> client.listFolder(id, context), context));
            case folderInfo -> body(exchange, client.folderInfo(folderId(options), context));
            case createFolder -> body(exchange, client.createFolder(requiredName(options), folderId(options), context));
            case renameFolder ->
                body(exchange, client.renameFolder(requiredFolderId(options), requiredName(options), context));
            case copyFolder ->
                batch(exchange, client.copyFolder(requiredFolderId(options), destination(options), context), context);
            case moveFolder ->
                batch(exchange, client.moveFolder(requiredFolderId(options), destination(options), context), context);
            case deleteFolder -> batch(exchange, client.deleteFolder(requiredFolderId(options), context), context);
        };
    }

    private boolean upload(MessageOptions options, AsyncCallback callback) throws Exception {
        Exchange exchange = options.exchange();
        CallContext context = options.context();
        UploadBody body = body(options);
        body.requireCharset();
        String uploadId = uploadId(options);
        UploadRequest request = new UploadRequest(
                uploadId == null ? requiredUploadName(options, body) : uploadName(options, body),
                md5(options),
                size(options, body),
                folderId(options),
                folderPath(options),
                mode(options),
                uploadId,
                uploadKey(options),
                endpoint.getConfiguration().isSkipExisting());
        Upload upload = new Upload(
                endpoint.client(),
                request,
                body::open,
                endpoint.uploadSettings(),
                context,
                result -> uploaded(exchange, result));
        return transfer(options, callback, upload);
    }

    private UploadBody body(MessageOptions options) {
        return new UploadBody(
                options.exchange(),
                options.context(),
                endpoint.getFileHostComponent().transfers().executor());
    }

    private static Long size(MessageOptions options, UploadBody body) {
        Long size = options.size(AlfaFileConstants.SIZE, "size");
        if (size != null && body.size() >= 0 && body.size() != size) {
            throw options.invalid(
                    AlfaFileConstants.SIZE, "size", "says " + size + " bytes, but the body has " + body.size());
        }
        return size;
    }

    private static void uploaded(Exchange exchange, UploadResult result) {
        session(exchange, result.session());
        Message message = exchange.getMessage();
        message.setBody(result.session().file());
        message.setHeader(AlfaFileConstants.INSTANT_UPLOAD, result.instant());
        message.setHeader(AlfaFileConstants.SKIPPED, result.skipped());
        // They are about this file, and must not meet the next one.
        message.removeHeader(AlfaFileConstants.MD5);
        message.removeHeader(AlfaFileConstants.SIZE);
        message.removeHeader(AlfaFileConstants.NAME);
        message.removeHeader(AlfaFileConstants.UPLOAD_ID);
        message.removeHeader(AlfaFileConstants.UPLOAD_KEY);
    }

    private boolean startUpload(MessageOptions options) {
        UploadBody body = body(options);
        String name = requiredUploadName(options, body);
        String md5 = required(md5(options), options, AlfaFileConstants.MD5, "md5");
        Long size = required(options.size(AlfaFileConstants.SIZE, "size"), options, AlfaFileConstants.SIZE, "size");
        Mode mode = mode(options);
        AlfaFileClient client = endpoint.client();
        UploadSession session = client.inMadeFolder(
                folderId(options),
                folderPath(options),
                id -> client.startUpload(name, md5, size, id, mode, options.context()),
                options.context());
        options.exchange()
                .getMessage()
                .setHeader(AlfaFileConstants.INSTANT_UPLOAD, session.state() == UploadState.DONE);
        return session(options.exchange(), session);
    }

    private boolean download(String id, MessageOptions options, AsyncCallback callback) throws Exception {
        AlfaFileDownloads downloads = endpoint.downloads();
        AlfaFile known = FILES.record(AlfaFile.class, id, options);
        RemoteFile file =
                known == null ? downloads.find(id, options.context()) : downloads.of(known, options.context());
        setHeader(options.exchange(), AlfaFileConstants.PRODUCED_MD5, file.md5());
        return deliver(file, id, options, callback);
    }

    private static boolean file(Exchange exchange, AlfaFile file) {
        setFileHeaders(exchange, file);
        return body(exchange, file);
    }

    /** Says which file it is; null if there is none yet. */
    static void setFileHeaders(Exchange exchange, AlfaFile file) {
        setHeader(exchange, AlfaFileConstants.PRODUCED_FILE_ID, file == null ? null : file.id());
        setHeader(exchange, AlfaFileConstants.URL, file == null ? null : file.url());
    }

    private static boolean session(Exchange exchange, UploadSession session) {
        file(exchange, session.file());
        setHeader(exchange, AlfaFileConstants.PRODUCED_UPLOAD_ID, session.id());
        setHeader(exchange, AlfaFileConstants.UPLOAD_STATE, session.state().name());
        return body(exchange, session);
    }

    private boolean batch(Exchange exchange, BatchResult result, CallContext context) {
        if (!result.failed().isEmpty() && endpoint.getConfiguration().isFailOnPartial()) {
            throw new PartialFailureException(
                    context.failure(result.failed().size() + " of "
                            + (result.failed().size() + result.succeeded().size()) + " failed: "
                            + result.failed()),
                    result.succeeded(),
                    result.failed());
        }
        return body(exchange, result);
    }

    private String fileId(MessageOptions options) {
        return FILES.one(
                options,
                AlfaFileConstants.FILE_ID,
                "fileId",
                endpoint.getConfiguration().getFileId());
    }

    private List<String> fileIds(MessageOptions options) {
        return FILES.many(
                options,
                AlfaFileConstants.FILE_ID,
                "fileId",
                endpoint.getConfiguration().getFileId());
    }

    private String folderId(MessageOptions options) {
        return FOLDERS.optional(
                options,
                AlfaFileConstants.FOLDER_ID,
                "folderId",
                endpoint.getConfiguration().getFolderId());
    }

    private FolderPath folderPath(MessageOptions options) {
        String header = AlfaFileConstants.FOLDER_PATH;
        String text =
                options.text(header, "folderPath", endpoint.getConfiguration().getFolderPath());
        try {
            return text == null ? null : FolderPath.of(text);
        } catch (IllegalArgumentException e) {
            throw options.invalid(header, "folderPath", e.getMessage() + ", not '" + SafeText.of(text) + "'");
        }
    }

    /** A folder that something is done to; to leave it out would mean the root, and all that there is. */
    private String requiredFolderId(MessageOptions options) {
        String id = required(folderId(options), options, AlfaFileConstants.FOLDER_ID, "folderId");
        if (id.equals("0")) {
            throw options.invalid(
                    AlfaFileConstants.FOLDER_ID,
                    "folderId",
                    "is 0, the root folder, which cannot be renamed, copied, moved or deleted");
        }
        return id;
    }

    private String destination(MessageOptions options) {
        String header = AlfaFileConstants.DESTINATION_FOLDER_ID;
        String configured = endpoint.getConfiguration().getDestinationFolderId();
        return required(
                FOLDERS.optional(options, header, "destinationFolderId", configured),
                options,
                header,
                "destinationFolderId");
    }

    private String uploadId(MessageOptions options) {
        return options.text(
                AlfaFileConstants.UPLOAD_ID,
                "uploadId",
                endpoint.getConfiguration().getUploadId());
    }

    private String requiredUploadId(MessageOptions options) {
        return required(uploadId(options), options, AlfaFileConstants.UPLOAD_ID, "uploadId");
    }

    private String uploadKey(MessageOptions options) {
        AlfaFileConfiguration configuration = endpoint.getConfiguration();
        String key = options.text(AlfaFileConstants.UPLOAD_KEY, "uploadKey", configuration.getUploadKey());
        if (key != null && configuration.getUploadJournal() == null) {
            throw options.invalid(
                    AlfaFileConstants.UPLOAD_KEY, "uploadKey", "needs the option uploadJournal, which is not set");
        }
        return key;
    }

    private Mode mode(MessageOptions options) {
        String text = options.text(
                AlfaFileConstants.MODE, "mode", endpoint.getConfiguration().getMode());
        if (text == null) {
            return null;
        }
        Mode mode = Mode.of(text.strip());
        if (mode == null) {
            throw options.invalid(
                    AlfaFileConstants.MODE,
                    "mode",
                    "must be PUBLIC, PRIVATE, HOT, 1, 2 or 3, not '" + SafeText.of(text) + "'");
        }
        return mode;
    }

    private Mode requiredMode(MessageOptions options) {
        return required(mode(options), options, AlfaFileConstants.MODE, "mode");
    }

    private String md5(MessageOptions options) {
        String text = options.text(AlfaFileConstants.MD5, "md5", null);
        if (text != null && !MD5.matcher(text.strip()).matches()) {
            throw options.invalid(
                    AlfaFileConstants.MD5, "md5", "must be 32 hexadecimal digits, not '" + SafeText.of(text) + "'");
        }
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    private String name(MessageOptions options) {
        return options.text(
                AlfaFileConstants.NAME, "fileName", endpoint.getConfiguration().getFileName());
    }

    private String requiredName(MessageOptions options) {
        return required(name(options), options, AlfaFileConstants.NAME, "fileName");
    }

    /**
     * The given name, else the {@code HostedFile}'s own, else the last segment of {@code CamelFileName}, else the
     * file's.
     */
    private String uploadName(MessageOptions options, UploadBody body) {
        String given = name(options);
        if (given != null) {
            return given;
        }
        String fileName = body.isRemote() ? null : options.text(Exchange.FILE_NAME, "fileName", null);
        String name = fileName == null ? body.name() : FileUtil.stripPath(fileName);
        return name == null || name.isBlank() ? null : name;
    }

    private String requiredUploadName(MessageOptions options, UploadBody body) {
        String name = uploadName(options, body);
        if (name == null) {
            throw options.invalid(
                    AlfaFileConstants.NAME,
                    "fileName",
                    "is missing, and neither the body nor CamelFileName gives a name");
        }
        return name;
    }

    private static <T> T required(T value, MessageOptions options, String header, String option) {
        if (value == null) {
            throw options.invalid(header, option, "is missing");
        }
        return value;
    }
}
