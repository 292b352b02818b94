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
package io.github.camelfilehosts.jobs.internal;

import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.jobs.model.MirrorJob;

/**
 * A job that a lane has taken.
 *
 * @param file as it was when its link was checked
 * @param claim changes each time that the job is taken
 */
record ClaimedJob(MirrorJob job, FileInfo file, String claim) {}
