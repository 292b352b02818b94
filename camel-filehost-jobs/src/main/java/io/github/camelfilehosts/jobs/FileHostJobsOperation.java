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

/** What can be done with jobs. */
public enum FileHostJobsOperation {

    /** Keeps a job; it is carried out by whichever node has room. */
    submit,

    /** Tells how a job stands, or each account. */
    status,

    /** Begins a job that has failed anew, or all of an account. */
    retry,

    /** Hands out the jobs that are over: to consume from. */
    finished
}
