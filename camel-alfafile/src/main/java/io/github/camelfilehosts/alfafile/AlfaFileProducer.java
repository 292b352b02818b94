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
import io.github.camelfilehosts.alfafile.internal.client.FinishedUpload;
import io.github.camelfilehosts.alfafile.internal.client.Upload;
import io.github.camelfilehosts.alfafile.internal.client.UploadRequest;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.internal.camel.FileHostProducer;
import io.github.camelfilehosts.internal.camel.UploadBody;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.transfer.download.RemoteFile;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Carries out one operation for each exchange. */
class AlfaFileProducer extends FileHostProducer {

    private final AlfaFileEndpoint endpoint;

    AlfaFileProducer(AlfaFileEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        // For a step of a route that starts with its context. A producer that starts later fails its message instead.
        if (!endpoint.getCamelContext().isStarted()) {
            endpoint.requireAccount();
        }
        super.doStart();
    }

    @Override
    protected boolean perform(Exchange exchange, AsyncCallback callback) throws Exception {
        AlfaFileOperation operation = operation(exchange, AlfaFileConstants.OPERATION, endpoint.getOperation());
        CallContext context = context(operation.name(), exchange);
        AlfaFileMessageOptions options = new AlfaFileMessageOptions(exchange, context, endpoint.getConfiguration());
        AlfaFileClient client = endpoint.client();
        return switch (operation) {
            case upload -> upload(options, callback);
            case startUpload -> startUpload(options);
            case uploadInfo -> session(exchange, client.uploadInfo(options.requiredUploadId(), context));
            case download -> download(options.fileId(), options, callback);
            case getDownloadLink ->
                body(exchange, client.getDownloadLink(options.fileId(), context).toString());
            case info -> file(exchange, client.info(options.fileId(), context));
            case rename -> file(exchange, client.rename(options.fileId(), options.requiredName(), context));
            case copy -> batch(exchange, client.copy(options.fileIds(), options.destination(), context), context);
            case move -> batch(exchange, client.move(options.fileIds(), options.destination(), context), context);
            case delete -> batch(exchange, client.delete(options.fileIds(), context), context);
            case changeMode -> file(exchange, client.changeMode(options.fileId(), options.requiredMode(), context));
            case userInfo -> body(exchange, client.userInfo(context));
            case listFolder ->
                body(
                        exchange,
                        client.inFolder(
                                options.folderId(),
                                options.folderPath(),
                                id -> client.listFolder(id, context),
                                context));
            case folderInfo -> body(exchange, client.folderInfo(options.folderId(), context));
            case createFolder ->
                body(exchange, client.createFolder(options.requiredName(), options.folderId(), context));
            case renameFolder ->
                body(exchange, client.renameFolder(options.requiredFolderId(), options.requiredName(), context));
            case copyFolder ->
                batch(exchange, client.copyFolder(options.requiredFolderId(), options.destination(), context), context);
            case moveFolder ->
                batch(exchange, client.moveFolder(options.requiredFolderId(), options.destination(), context), context);
            case deleteFolder -> batch(exchange, client.deleteFolder(options.requiredFolderId(), context), context);
        };
    }

    private boolean upload(AlfaFileMessageOptions options, AsyncCallback callback) throws Exception {
        Exchange exchange = options.exchange();
        CallContext context = options.context();
        UploadBody body = body(options);
        body.requireCharset();
        String uploadId = options.uploadId();
        UploadRequest request = new UploadRequest(
                uploadId == null ? options.requiredUploadName(body) : options.uploadName(body),
                options.md5(),
                options.size(body),
                options.folderId(),
                options.folderPath(),
                options.mode(),
                uploadId,
                options.uploadKey(),
                endpoint.getConfiguration().isSkipExisting());
        Upload upload = new Upload(
                endpoint.client(),
                request,
                body::open,
                endpoint.uploadSettings(),
                context,
                finished -> uploaded(exchange, finished));
        return transfer(options, callback, upload);
    }

    private UploadBody body(AlfaFileMessageOptions options) {
        return new UploadBody(
                options.exchange(),
                options.context(),
                endpoint.getFileHostComponent().transfers().executor());
    }

    private static void uploaded(Exchange exchange, FinishedUpload upload) {
        session(exchange, upload.session());
        Message message = exchange.getMessage();
        message.setBody(upload.session().file());
        message.setHeader(AlfaFileConstants.INSTANT_UPLOAD, upload.instant());
        message.setHeader(AlfaFileConstants.SKIPPED, upload.skipped());
        // They are about this file, and must not apply to the next one.
        message.removeHeader(AlfaFileConstants.MD5);
        message.removeHeader(AlfaFileConstants.SIZE);
        message.removeHeader(AlfaFileConstants.NAME);
        message.removeHeader(AlfaFileConstants.UPLOAD_ID);
        message.removeHeader(AlfaFileConstants.UPLOAD_KEY);
    }

    private boolean startUpload(AlfaFileMessageOptions options) {
        UploadBody body = body(options);
        String name = options.requiredUploadName(body);
        String md5 = options.requiredMd5();
        Long size = options.requiredSize();
        Mode mode = options.mode();
        AlfaFileClient client = endpoint.client();
        UploadSession session = client.inMadeFolder(
                options.folderId(),
                options.folderPath(),
                id -> client.startUpload(name, md5, size, id, mode, options.context()),
                options.context());
        options.exchange()
                .getMessage()
                .setHeader(AlfaFileConstants.INSTANT_UPLOAD, session.state() == UploadState.DONE);
        return session(options.exchange(), session);
    }

    private boolean download(String id, AlfaFileMessageOptions options, AsyncCallback callback) throws Exception {
        AlfaFileDownloads downloads = endpoint.downloads();
        AlfaFile known = options.known(id);
        RemoteFile file =
                known == null ? downloads.find(id, options.context()) : downloads.of(known, options.context());
        setHeader(options.exchange(), AlfaFileConstants.PRODUCED_MD5, file.md5());
        return deliver(file, id, options, callback);
    }

    private static boolean file(Exchange exchange, AlfaFile file) {
        setFileHeaders(exchange, file);
        return body(exchange, file);
    }

    /** Sets the headers of a file; null if there is none yet. */
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
}
