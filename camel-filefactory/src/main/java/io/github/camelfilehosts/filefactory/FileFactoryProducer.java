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
package io.github.camelfilehosts.filefactory;

import io.github.camelfilehosts.filefactory.internal.client.FileFactoryClient;
import io.github.camelfilehosts.filefactory.internal.client.FileFactoryDownloads;
import io.github.camelfilehosts.filefactory.model.DownloadLink;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.LinkType;
import io.github.camelfilehosts.internal.camel.FileHostProducer;
import io.github.camelfilehosts.internal.camel.FileIds;
import io.github.camelfilehosts.internal.camel.MessageOptions;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.transfer.SafeName;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Carries out one operation for each exchange. */
class FileFactoryProducer extends FileHostProducer {

    private static final FileIds IDS = new FileIds(FileFactoryLinks.READER);

    private final FileFactoryEndpoint endpoint;

    FileFactoryProducer(FileFactoryEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        endpoint.sayWhetherGuest();
        super.doStart();
    }

    @Override
    protected boolean perform(Exchange exchange, AsyncCallback callback) throws Exception {
        FileFactoryOperation operation = operation(exchange, FileFactoryConstants.OPERATION, endpoint.getOperation());
        CallContext context = context(operation.name(), exchange);
        MessageOptions options = new MessageOptions(exchange, context);
        FileFactoryClient client = endpoint.client();
        return switch (operation) {
            case getSessionKey -> body(exchange, client.getSessionKey(context));
            case getMemberInfo -> body(exchange, client.getMemberInfo(context));
            case getFileInfo -> body(exchange, client.getFileInfo(fileIds(options), context));
            case getDownloadLink -> downloadLink(fileId(options), options);
            case download -> download(fileId(options), options, callback);
        };
    }

    private boolean downloadLink(String id, MessageOptions options) {
        DownloadLink link = endpoint.client().getDownloadLink(id, filePassword(options), options.context());
        setHeader(options.exchange(), FileFactoryConstants.LINK_TYPE, name(link.linkType()));
        // A header of another file may be there.
        setHeader(options.exchange(), FileFactoryConstants.MD5, null);
        setFileHeaders(options.exchange(), SafeName.of(link.name(), id), link.size());
        return body(options.exchange(), link);
    }

    private boolean download(String id, MessageOptions options, AsyncCallback callback) throws Exception {
        FileFactoryDownloads downloads = endpoint.downloads();
        FileInfo known = IDS.record(FileInfo.class, id, options);
        FileFactoryDownloads.Found found = known == null
                ? downloads.find(id, filePassword(options), options.context())
                : downloads.of(known, filePassword(options), options.context());
        setHeader(options.exchange(), FileFactoryConstants.LINK_TYPE, name(found.linkType()));
        setHeader(options.exchange(), FileFactoryConstants.MD5, found.file().md5());
        return deliver(found.file(), id, options, callback);
    }

    private static String name(LinkType linkType) {
        return linkType == null ? null : linkType.name();
    }

    private List<String> fileIds(MessageOptions options) {
        return IDS.many(
                options,
                FileFactoryConstants.FILE_ID,
                "fileId",
                endpoint.getConfiguration().getFileId());
    }

    private String fileId(MessageOptions options) {
        return IDS.one(
                options,
                FileFactoryConstants.FILE_ID,
                "fileId",
                endpoint.getConfiguration().getFileId());
    }

    private String filePassword(MessageOptions options) {
        return options.text(
                FileFactoryConstants.FILE_PASSWORD,
                "filePassword",
                endpoint.getConfiguration().getFilePassword());
    }
}
