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
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.FileExist;
import io.github.camelfilehosts.TransferGuard;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.internal.http.TransferHosts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options for moving bytes: downloads to a directory, and all transfers. */
@UriParams
public abstract class TransferConfiguration {

    @UriParam(
            label = "download",
            description = "The directory to download files to; the body is then a java.io.File instead of a HostedFile."
                    + " A file is written as NAME.ID.part, which is resumed even after a restart, checked, and renamed"
                    + " in one step. A file that is there already and complete is not fetched again.")
    private String downloadDirectory;

    @UriParam(
            label = "download",
            defaultValue = "Fail",
            description = "What to do if the downloadDirectory has another file of that name.")
    private FileExist fileExist = FileExist.Fail;

    @UriParam(
            label = "download",
            defaultValue = "1",
            description = "How many ranges of a file are fetched at the same time, with downloadDirectory; never more"
                    + " than the link allows.")
    private int downloadConnections = 1;

    @UriParam(
            label = "download",
            defaultValue = "true",
            description = "Whether the MD5 of a downloaded file is compared with the one that the service states.")
    private boolean verifyChecksum = true;

    @UriParam(
            label = "advanced",
            defaultValue = "5",
            description = "The maximum number of an account's files that are transferred at the same time: uploads, and"
                    + " downloads to a directory. The first endpoint that uses the account sets it.")
    private int maxConcurrentTransfers = 5;

    @UriParam(
            label = "advanced",
            defaultValue = "1024",
            description =
                    "The least rate of a download or an upload, in bytes per second, averaged over the component's"
                            + " soTimeout; a slower one fails as if no byte came. 0 for no minimum. The time that the"
                            + " reader of a HostedFile, or the source of an upload, takes does not count.")
    private int minTransferRate = 1024;

    @UriParam(
            label = "advanced",
            description =
                    "Whether uploads and downloads to a directory run on the caller's thread, as they always do in a"
                            + " transacted exchange. By default the caller's thread is left free.")
    private boolean synchronous;

    @UriParam(
            label = "advanced",
            description = "Is told of the progress of each transfer, for a progress bar or a meter.")
    private TransferListener transferListener;

    @UriParam(
            label = "advanced",
            description = "Is asked every few seconds, and before the last bytes, whether a transfer may go on; for"
                    + " example whether a lease is still held.")
    private TransferGuard transferGuard;

    @UriParam(
            label = "security",
            description = "The hosts that a file's bytes may come from or go to, separated by commas, for example"
                    + " *.filefactory.com; an asterisk stands for any characters. A link, redirect or upload URL that"
                    + " points to another host is an error, and nothing is sent there. By default any host.")
    private String transferHosts;

    public String getDownloadDirectory() {
        return downloadDirectory;
    }

    public void setDownloadDirectory(String downloadDirectory) {
        this.downloadDirectory = downloadDirectory;
    }

    public FileExist getFileExist() {
        return fileExist;
    }

    public void setFileExist(FileExist fileExist) {
        this.fileExist = fileExist;
    }

    public int getDownloadConnections() {
        return downloadConnections;
    }

    public void setDownloadConnections(int downloadConnections) {
        this.downloadConnections = downloadConnections;
    }

    public boolean isVerifyChecksum() {
        return verifyChecksum;
    }

    public void setVerifyChecksum(boolean verifyChecksum) {
        this.verifyChecksum = verifyChecksum;
    }

    public int getMaxConcurrentTransfers() {
        return maxConcurrentTransfers;
    }

    public void setMaxConcurrentTransfers(int maxConcurrentTransfers) {
        this.maxConcurrentTransfers = maxConcurrentTransfers;
    }

    public int getMinTransferRate() {
        return minTransferRate;
    }

    public void setMinTransferRate(int minTransferRate) {
        this.minTransferRate = minTransferRate;
    }

    public boolean isSynchronous() {
        return synchronous;
    }

    public void setSynchronous(boolean synchronous) {
        this.synchronous = synchronous;
    }

    public TransferListener getTransferListener() {
        return transferListener;
    }

    public void setTransferListener(TransferListener transferListener) {
        this.transferListener = transferListener;
    }

    public TransferGuard getTransferGuard() {
        return transferGuard;
    }

    public void setTransferGuard(TransferGuard transferGuard) {
        this.transferGuard = transferGuard;
    }

    public String getTransferHosts() {
        return transferHosts;
    }

    public void setTransferHosts(String transferHosts) {
        this.transferHosts = transferHosts;
    }

    void validate(OptionCheck check) {
        check.require(downloadConnections >= 1, "downloadConnections", "at least 1", downloadConnections);
        check.require(maxConcurrentTransfers >= 1, "maxConcurrentTransfers", "at least 1", maxConcurrentTransfers);
        check.require(minTransferRate >= 0, "minTransferRate", "at least 0", minTransferRate);
        check.require(fileExist != null, "fileExist", "Fail, Override or Rename", null);
        check.require(
                transferHosts == null || TransferHosts.isUsable(transferHosts),
                "transferHosts",
                "host names separated by commas, without ports, as in *.example.com",
                transferHosts);
        check.requireNotBlank("downloadDirectory", downloadDirectory);
        check.require(
                isPath(downloadDirectory),
                "downloadDirectory",
                "a directory that this system can name",
                downloadDirectory);
    }

    private static boolean isPath(String text) {
        try {
            return text == null || Path.of(text) != null;
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
