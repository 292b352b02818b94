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
package io.github.camelfilehosts.jobs;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.internal.client.FolderPath;
import io.github.camelfilehosts.filefactory.FileFactoryLinks;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.jobs.internal.DatabaseException;
import io.github.camelfilehosts.jobs.internal.Destination;
import io.github.camelfilehosts.jobs.internal.Hosts;
import io.github.camelfilehosts.jobs.internal.Jobs;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Keeps jobs, retries them, and tells their status. */
class FileHostJobsProducer extends DefaultProducer {

    private final FileHostJobsEndpoint endpoint;

    FileHostJobsProducer(FileHostJobsEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        try {
            switch (endpoint.getOperation()) {
                case submit -> submit(message);
                case status -> status(message);
                case retry -> retry(message);
                case finished -> throw refused("can be used only in a from");
            }
        } catch (DatabaseException e) {
            throw new TemporaryFailureException(
                    failure(e.getMessage() + ". Check that it can be reached and that its tables exist")
                            .withCause(e));
        }
    }

    private void submit(Message message) {
        Destination to = destination(message);
        String fileFactory = endpoint.getFileFactory();
        if (Hosts.fileFactory(endpoint.getCamelContext(), fileFactory) == null) {
            throw refused("there is no FileFactory component named '" + SafeText.of(fileFactory) + "'");
        }
        String fileId = fileId(value(message, FileHostJobsConstants.LINK, message.getBody(String.class)));
        Jobs jobs = endpoint.jobs();
        boolean isNew = jobs.submit(to, fileFactory, fileId);
        put(message, jobs.get(Jobs.id(to, fileId)));
        message.setHeader(FileHostJobsConstants.REPEAT, !isNew);
    }

    private static void put(Message message, MirrorJob job) {
        message.setBody(job);
        message.setHeader(FileHostJobsConstants.PRODUCED_JOB_ID, job.id());
    }

    private Destination destination(Message message) {
        return new Destination(
                account(message),
                value(message, FileHostJobsConstants.FOLDER_ID, endpoint.getFolderId()),
                folderPath(value(message, FileHostJobsConstants.FOLDER_PATH, endpoint.getFolderPath())));
    }

    private String account(Message message) {
        String account = value(message, FileHostJobsConstants.ACCOUNT, endpoint.getAccount());
        if (Hosts.alfaFile(endpoint.getCamelContext(), account) == null) {
            throw refused("there is no AlfaFile component named '" + SafeText.of(account) + "'");
        }
        return account;
    }

    private String folderPath(String path) {
        try {
            return path == null ? null : FolderPath.of(path).toString();
        } catch (IllegalArgumentException e) {
            throw refused("folderPath " + e.getMessage() + ", not '" + SafeText.of(path) + "'");
        }
    }

    private String fileId(String link) {
        if (link == null) {
            throw refused("there is no link in the body or in " + FileHostJobsConstants.LINK);
        }
        List<String> ids = FileFactoryLinks.ids(link);
        if (ids.size() != 1) {
            throw refused("a job takes one link, but there are " + ids.size() + ". Split them");
        }
        return ids.get(0);
    }

    private void status(Message message) {
        String id = value(message, FileHostJobsConstants.JOB_ID, endpoint.getJobId());
        message.setBody(
                id == null
                        ? endpoint.jobs().accounts()
                        : found(id, endpoint.jobs().get(id)));
    }

    private void retry(Message message) {
        String id = value(message, FileHostJobsConstants.JOB_ID, endpoint.getJobId());
        if (id == null) {
            message.setBody(endpoint.jobs().retryAll(account(message)));
        } else {
            put(message, found(id, endpoint.jobs().retry(id)));
        }
    }

    private MirrorJob found(String id, MirrorJob job) {
        if (job == null) {
            throw refused("there is no job '" + SafeText.of(id) + "'");
        }
        return job;
    }

    /** A header that is present but blank is an error. */
    private String value(Message message, String header, String otherwise) {
        String value = message.getHeader(header, String.class);
        if (value == null) {
            return otherwise;
        }
        if (value.isBlank()) {
            throw refused("header " + header + " is blank");
        }
        return value.strip();
    }

    private InvalidRequestException refused(String why) {
        return new InvalidRequestException(failure(why));
    }

    private Failure failure(String why) {
        return Failure.of(FileHostJobsEndpoint.SCHEME, endpoint.getOperation().name(), why);
    }
}
