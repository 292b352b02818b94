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

import io.github.camelfilehosts.alfafile.internal.client.FolderPath;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.camel.FileIds;
import io.github.camelfilehosts.internal.camel.MessageOptions;
import io.github.camelfilehosts.internal.camel.UploadBody;
import io.github.camelfilehosts.internal.http.CallContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.util.FileUtil;

/**
 * What AlfaFile's operations read from a message and from the endpoint's options. An unusable value is an error that
 * names it, and so is a missing file ID, destination or value that is called required. Other missing values are null.
 */
final class AlfaFileMessageOptions extends MessageOptions {

    private static final FileIds FILES = new FileIds(AlfaFileLinks.FILES);

    private static final FileIds FOLDERS = new FileIds(AlfaFileLinks.FOLDERS);

    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

    private final AlfaFileConfiguration configured;

    AlfaFileMessageOptions(Exchange exchange, CallContext context, AlfaFileConfiguration configured) {
        super(exchange, context);
        this.configured = configured;
    }

    String fileId() {
        return FILES.one(this, AlfaFileConstants.FILE_ID, "fileId", configured.getFileId());
    }

    List<String> fileIds() {
        return FILES.many(this, AlfaFileConstants.FILE_ID, "fileId", configured.getFileId());
    }

    /** The facts about the file, if the message body is a record of it. */
    AlfaFile known(String id) {
        return FILES.record(AlfaFile.class, id, this);
    }

    String folderId() {
        return FOLDERS.optional(this, AlfaFileConstants.FOLDER_ID, "folderId", configured.getFolderId());
    }

    FolderPath folderPath() {
        String header = AlfaFileConstants.FOLDER_PATH;
        String text = text(header, "folderPath", configured.getFolderPath());
        try {
            return text == null ? null : FolderPath.of(text);
        } catch (IllegalArgumentException e) {
            throw invalid(header, "folderPath", e.getMessage() + ", not '" + SafeText.of(text) + "'");
        }
    }

    /** The folder of an operation that changes it. It is required, because without one the root would be meant. */
    String requiredFolderId() {
        String id = required(folderId(), AlfaFileConstants.FOLDER_ID, "folderId");
        if (id.equals("0")) {
            throw invalid(
                    AlfaFileConstants.FOLDER_ID,
                    "folderId",
                    "is 0, the root folder, which cannot be renamed, copied, moved or deleted");
        }
        return id;
    }

    String destination() {
        String header = AlfaFileConstants.DESTINATION_FOLDER_ID;
        String option = "destinationFolderId";
        return required(FOLDERS.optional(this, header, option, configured.getDestinationFolderId()), header, option);
    }

    String uploadId() {
        return text(AlfaFileConstants.UPLOAD_ID, "uploadId", configured.getUploadId());
    }

    String requiredUploadId() {
        return required(uploadId(), AlfaFileConstants.UPLOAD_ID, "uploadId");
    }

    String uploadKey() {
        String key = text(AlfaFileConstants.UPLOAD_KEY, "uploadKey", configured.getUploadKey());
        if (key != null && configured.getUploadJournal() == null) {
            throw invalid(
                    AlfaFileConstants.UPLOAD_KEY, "uploadKey", "needs the option uploadJournal, which is not set");
        }
        return key;
    }

    Mode mode() {
        String text = text(AlfaFileConstants.MODE, "mode", configured.getMode());
        if (text == null) {
            return null;
        }
        Mode mode = Mode.of(text.strip());
        if (mode == null) {
            throw invalid(
                    AlfaFileConstants.MODE,
                    "mode",
                    "must be PUBLIC, PRIVATE, HOT, 1, 2 or 3, not '" + SafeText.of(text) + "'");
        }
        return mode;
    }

    Mode requiredMode() {
        return required(mode(), AlfaFileConstants.MODE, "mode");
    }

    String md5() {
        String text = text(AlfaFileConstants.MD5, "md5", null);
        if (text != null && !MD5.matcher(text.strip()).matches()) {
            throw invalid(
                    AlfaFileConstants.MD5, "md5", "must be 32 hexadecimal digits, not '" + SafeText.of(text) + "'");
        }
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    String requiredMd5() {
        return required(md5(), AlfaFileConstants.MD5, "md5");
    }

    /** The size; an error if the body has another one. */
    Long size(UploadBody body) {
        Long size = size(AlfaFileConstants.SIZE, "size");
        if (size != null && body.size() >= 0 && body.size() != size) {
            throw invalid(AlfaFileConstants.SIZE, "size", "says " + size + " bytes, but the body has " + body.size());
        }
        return size;
    }

    Long requiredSize() {
        return required(size(AlfaFileConstants.SIZE, "size"), AlfaFileConstants.SIZE, "size");
    }

    private String name() {
        return text(AlfaFileConstants.NAME, "fileName", configured.getFileName());
    }

    String requiredName() {
        return required(name(), AlfaFileConstants.NAME, "fileName");
    }

    /**
     * The given name, otherwise that of the {@code HostedFile}, otherwise the last segment of {@code CamelFileName},
     * otherwise that of the file.
     */
    String uploadName(UploadBody body) {
        String given = name();
        if (given != null) {
            return given;
        }
        String fileName = body.isRemote() ? null : text(Exchange.FILE_NAME, "fileName", null);
        String name = fileName == null ? body.name() : FileUtil.stripPath(fileName);
        return name == null || name.isBlank() ? null : name;
    }

    String requiredUploadName(UploadBody body) {
        String name = uploadName(body);
        if (name == null) {
            throw invalid(
                    AlfaFileConstants.NAME,
                    "fileName",
                    "is missing, and neither the body nor CamelFileName gives a name");
        }
        return name;
    }

    private <T> T required(T value, String header, String option) {
        if (value == null) {
            throw invalid(header, option, "is missing");
        }
        return value;
    }
}
