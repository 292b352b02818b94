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
package io.github.camelfilehosts.chaos;

import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.internal.camel.FileHostEndpoint;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.AlfaFileUpload;
import io.github.camelfilehosts.test.FileHostServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Which upload sessions became files, and whose they are: an exchange's that names them in the end, or one's that
 * failed without knowing its own.
 */
final class Uploads {

    private final Set<Object> named = new HashSet<>();
    private int failedWithoutName;

    synchronized void forget() {
        named.clear();
        failedWithoutName = 0;
    }

    synchronized void ended(Exchange exchange, FileHostEndpoint<?> endpoint) {
        Message message = exchange.getMessage();
        UploadFailedException failure = exchange.getException(UploadFailedException.class);
        if (failure != null && failure.getUploadId() != null) {
            named.add(failure.getUploadId());
        } else if (exchange.getException() != null) {
            failedWithoutName += announces(endpoint) ? 1 : 0;
        } else {
            named.add(message.getHeader("CamelAlfaFileProducedUploadId"));
            named.add(message.getHeader("CamelAlfaFileProducedFileId"));
        }
    }

    private static boolean announces(FileHostEndpoint<?> endpoint) {
        return Set.of("upload", "startUpload").contains(endpoint.getOperation().name())
                || endpoint.getConfiguration().isAllowOperationHeader();
    }

    /** @return how many sessions there were */
    synchronized int check(List<FileHostServer<?>> standIns, Watch watch) {
        int count = 0;
        List<AlfaFileUpload> nobodys = new ArrayList<>();
        for (FileHostServer<?> standIn : standIns) {
            if (standIn instanceof AlfaFileServer alfaFile) {
                for (AlfaFileUpload session : alfaFile.uploadSessions()) {
                    count++;
                    if (session.filesMade() > 1) {
                        watch.violation(
                                session.id() + ", " + session.name() + ", became " + session.filesMade() + " files");
                    }
                    if (session.filesMade() > 0 && !isNamed(session)) {
                        nobodys.add(session);
                    }
                }
            }
        }
        if (nobodys.size() > failedWithoutName) {
            watch.violation(nobodys.size() + " sessions became files that no exchange has: "
                    + nobodys.stream()
                            .map(session -> session.id() + " " + session.name())
                            .toList() + "; "
                    + failedWithoutName + " exchanges failed without naming theirs");
        }
        return count;
    }

    private boolean isNamed(AlfaFileUpload session) {
        return named.contains(session.id())
                || session.file() != null && named.contains(session.file().id());
    }
}
