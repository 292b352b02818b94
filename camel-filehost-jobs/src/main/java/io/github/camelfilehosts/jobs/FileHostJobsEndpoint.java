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
import io.github.camelfilehosts.internal.camel.OptionCheck;
import io.github.camelfilehosts.jobs.internal.Jobs;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/** Mirror files from FileFactory to AlfaFile as jobs that survive their process. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = FileHostJobsEndpoint.SCHEME,
        title = "File Host Jobs",
        syntax = "filehost-jobs:operation",
        remote = true,
        category = {Category.CLOUD, Category.FILE},
        headersClass = FileHostJobsConstants.class)
public class FileHostJobsEndpoint extends ScheduledPollEndpoint {

    static final String SCHEME = "filehost-jobs";

    @UriPath(description = "The operation.")
    @Metadata(required = true)
    private final FileHostJobsOperation operation;

    @UriParam(
            label = "producer",
            defaultValue = "alfafile",
            description = "The account that files go to: the name of an AlfaFile component. The header wins.")
    private String account = "alfafile";

    @UriParam(
            label = "producer",
            defaultValue = "filefactory",
            description = "The account that files come from: the name of a FileFactory component.")
    private String fileFactory = "filefactory";

    @UriParam(
            label = "producer",
            description = "The ID of the AlfaFile folder to put files in; by default the root. The header wins.")
    private String folderId;

    @UriParam(
            label = "producer",
            description = "A path below that folder, for example photos/2026. Missing folders are created. The header"
                    + " wins.")
    private String folderPath;

    @UriParam(
            label = "producer",
            description = "The job for status or retry. Without it, status tells how each account stands, and retry"
                    + " starts all failed jobs of the account again. The header wins.")
    private String jobId;

    @UriParam(
            label = "consumer",
            defaultValue = "100",
            description = "The maximum number of finished jobs that one poll hands out, one after the other.")
    private int maxMessagesPerPoll = 100;

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "500",
            description = "The time between two polls, in milliseconds.")
    private long delay = 500;

    public FileHostJobsEndpoint(String uri, FileHostJobsComponent component, FileHostJobsOperation operation) {
        super(uri, component);
        this.operation = operation;
        setDelay(delay);
    }

    @Override
    public Producer createProducer() {
        if (operation == FileHostJobsOperation.finished) {
            throw refused("can be used only in a from; in a to, use one of [submit, status, retry]");
        }
        return new FileHostJobsProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (operation != FileHostJobsOperation.finished) {
            throw refused("cannot be used in a from, which allows only [finished]. Use it in a to");
        }
        FinishedJobsConsumer consumer = new FinishedJobsConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    private InvalidRequestException refused(String why) {
        return new InvalidRequestException(Failure.of(SCHEME, operation.name(), why));
    }

    /** Checks the options. */
    void validate(OptionCheck check) {
        check.requireNotBlank("account", account);
        check.requireNotBlank("fileFactory", fileFactory);
        check.requireNotBlank("folderId", folderId);
        check.requireNotBlank("folderPath", folderPath);
        check.requireNotBlank("jobId", jobId);
        check.require(maxMessagesPerPoll >= 1, "maxMessagesPerPoll", "at least 1", maxMessagesPerPoll);
        check.requireScheduler(this);
    }

    Jobs jobs() {
        return ((FileHostJobsComponent) getComponent()).jobs();
    }

    public FileHostJobsOperation getOperation() {
        return operation;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public String getFileFactory() {
        return fileFactory;
    }

    public void setFileFactory(String fileFactory) {
        this.fileFactory = fileFactory;
    }

    public String getFolderId() {
        return folderId;
    }

    public void setFolderId(String folderId) {
        this.folderId = folderId;
    }

    public String getFolderPath() {
        return folderPath;
    }

    public void setFolderPath(String folderPath) {
        this.folderPath = folderPath;
    }

    public String getJobId() {
        return jobId;
    }

    public void setJobId(String jobId) {
        this.jobId = jobId;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }
}
