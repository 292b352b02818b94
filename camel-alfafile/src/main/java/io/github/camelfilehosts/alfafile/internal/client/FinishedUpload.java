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
package io.github.camelfilehosts.alfafile.internal.client;

import io.github.camelfilehosts.alfafile.model.UploadSession;

/**
 * The result of an upload.
 *
 * @param session the session, which is done, with its file
 * @param instant whether the service had the content already, so that no byte was sent
 * @param skipped whether the file itself was there before
 */
public record FinishedUpload(UploadSession session, boolean instant, boolean skipped) {}
