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

import org.apache.camel.spi.Metadata;

/** The headers of the component {@code filehost-jobs}. */
public final class FileHostJobsConstants {

    @Metadata(
            label = "submit",
            description = "The FileFactory file: its ID or link, instead of the body.",
            javaType = "String",
            important = true)
    public static final String LINK = "CamelFileHostJobsLink";

    @Metadata(
            label = "submit",
            description = "The ID of the AlfaFile folder to put the file in, instead of the option.",
            javaType = "String",
            important = true)
    public static final String FOLDER_ID = "CamelFileHostJobsFolderId";

    @Metadata(
            label = "submit",
            description = "The path below that folder, instead of the option. Missing folders are created.",
            javaType = "String",
            important = true)
    public static final String FOLDER_PATH = "CamelFileHostJobsFolderPath";

    @Metadata(
            label = "submit,retry",
            description = "The account: the name of an AlfaFile component, instead of the option.",
            javaType = "String",
            important = true)
    public static final String ACCOUNT = "CamelFileHostJobsAccount";

    @Metadata(
            label = "status,retry",
            description = "The job's ID, instead of the option.",
            javaType = "String",
            important = true)
    public static final String JOB_ID = "CamelFileHostJobsJobId";

    @Metadata(
            label = "submit",
            description = "Set by submit: whether the job was there already.",
            javaType = "Boolean",
            important = true)
    public static final String REPEAT = "CamelFileHostJobsRepeat";

    @Metadata(
            label = "submit,retry,finished",
            description = "Set by submit, by retry of one job, and on each finished job: the job's ID.",
            javaType = "String",
            important = true)
    public static final String PRODUCED_JOB_ID = "CamelFileHostJobsProducedJobId";

    private FileHostJobsConstants() {}
}
