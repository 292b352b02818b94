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
package io.github.camelfilehosts.alfafile.internal;

import io.github.camelfilehosts.internal.camel.FileHostConfiguration;
import io.github.camelfilehosts.internal.camel.OptionCheck;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of a consumer of a folder: which files, how often each, and what happens to them. */
@UriParams
public abstract class FolderConsumerConfiguration extends FileHostConfiguration {

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether a consumer also takes the files of the folders below the folder.")
    private boolean recursive;

    @UriParam(
            label = "consumer",
            description = "The files that a consumer takes: a regular expression that must match the whole name; case"
                    + " does not matter.")
    private String include;

    @UriParam(
            label = "consumer",
            description = "The files that a consumer leaves out: a regular expression that matches the whole name; case"
                    + " does not matter.")
    private String exclude;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether a consumer moves a file to the trash bin once its exchange has succeeded.")
    private boolean deleteAfterRead;

    @UriParam(
            label = "consumer",
            description = "The folder to which a consumer moves a file once its exchange has succeeded: its ID or a"
                    + " pasted link.")
    private String moveAfterRead;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description =
                    "Whether a consumer hands out each file only once, as remembered by the idempotentRepository.")
    private boolean idempotent = true;

    @UriParam(
            label = "consumer",
            description = "Remembers which files a consumer has handed out, after a restart or on several nodes: any"
                    + " IdempotentRepository of Camel. By default the last 10,000, in memory.")
    private IdempotentRepository idempotentRepository;

    @UriParam(
            label = "consumer",
            description = "What the idempotentRepository tells files apart by: a Simple expression, whose body is the"
                    + " AlfaFile. By default the file's ID.")
    private String idempotentKey;

    public boolean isRecursive() {
        return recursive;
    }

    public void setRecursive(boolean recursive) {
        this.recursive = recursive;
    }

    public String getInclude() {
        return include;
    }

    public void setInclude(String include) {
        this.include = include;
    }

    public String getExclude() {
        return exclude;
    }

    public void setExclude(String exclude) {
        this.exclude = exclude;
    }

    public boolean isDeleteAfterRead() {
        return deleteAfterRead;
    }

    public void setDeleteAfterRead(boolean deleteAfterRead) {
        this.deleteAfterRead = deleteAfterRead;
    }

    public String getMoveAfterRead() {
        return moveAfterRead;
    }

    public void setMoveAfterRead(String moveAfterRead) {
        this.moveAfterRead = moveAfterRead;
    }

    public boolean isIdempotent() {
        return idempotent;
    }

    public void setIdempotent(boolean idempotent) {
        this.idempotent = idempotent;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public String getIdempotentKey() {
        return idempotentKey;
    }

    public void setIdempotentKey(String idempotentKey) {
        this.idempotentKey = idempotentKey;
    }

    @Override
    protected void validate() {
        super.validate();
        OptionCheck check = check();
        check.require(isPattern(include), "include", "a regular expression", include);
        check.require(isPattern(exclude), "exclude", "a regular expression", exclude);
        check.requireNotBlank("moveAfterRead", moveAfterRead);
        check.requireNotBlank("idempotentKey", idempotentKey);
    }

    private static boolean isPattern(String text) {
        try {
            return text == null || Pattern.compile(text) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
