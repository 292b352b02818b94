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
import io.github.camelfilehosts.filefactory.FileFactoryLinks;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.jobs.internal.Hosts;
import io.github.camelfilehosts.jobs.internal.Jobs;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Keeps jobs, and tells how they stand. */
class FileHostJobsProducer extends DefaultProducer {

    private final FileHostJobsEndpoint endpoint;

    FileHostJobsProducer(FileHostJobsEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        if (endpoint.getOperation() == FileHostJobsOperation.submit) {
            submit(message);
        } else {
            status(message);
        }
    }

    private void submit(Message message) {
        String account = value(message, FileHostJobsConstants.ACCOUNT, endpoint.getAccount());
        String fileFactory = endpoint.getFileFactory();
        if (Hosts.alfaFile(endpoint.getCamelContext(), account) == null) {
            throw refused("there is no AlfaFile component '" + SafeText.of(account) + "'");
        }
        if (Hosts.fileFactory(endpoint.getCamelContext(), fileFactory) == null) {
            throw refused("there is no FileFactory component '" + SafeText.of(fileFactory) + "'");
        }
        String folderId = value(message, FileHostJobsConstants.FOLDER_ID, endpoint.getFolderId());
        String fileId = fileId(value(message, FileHostJobsConstants.LINK, message.getBody(String.class)));
        Jobs jobs = endpoint.jobs();
        boolean isNew = jobs.submit(account, fileFactory, fileId, folderId);
        MirrorJob job = jobs.get(Jobs.id(account, fileId, folderId));
        message.setBody(job);
        message.setHeader(FileHostJobsConstants.REPEAT, !isNew);
        message.setHeader(FileHostJobsConstants.PRODUCED_JOB_ID, job.id());
    }

    private String fileId(String link) {
        if (link == null) {
            throw refused("there is no link, neither in the body nor in " + FileHostJobsConstants.LINK);
        }
        List<String> ids = FileFactoryLinks.ids(link);
        if (ids.size() != 1) {
            throw refused("a job is one link, and these are " + ids.size() + ". Split them");
        }
        return ids.get(0);
    }

    private void status(Message message) {
        String id = value(message, FileHostJobsConstants.JOB_ID, endpoint.getJobId());
        if (id == null) {
            message.setBody(endpoint.jobs().accounts());
            return;
        }
        MirrorJob job = endpoint.jobs().get(id);
        if (job == null) {
            throw refused("there is no job '" + SafeText.of(id) + "'");
        }
        message.setBody(job);
    }

    /** A header that is there and blank is an error: it was meant to say something. */
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
        return new InvalidRequestException(
                Failure.of(FileHostJobsEndpoint.SCHEME, endpoint.getOperation().name(), why));
    }
}
