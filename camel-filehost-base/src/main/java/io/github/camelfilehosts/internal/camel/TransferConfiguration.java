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

/** The options of how bytes are moved: downloads into a directory, and all transfers. */
@UriParams
public abstract class TransferConfiguration {

    @UriParam(
            label = "download",
            description =
                    "Writes a downloaded file into this directory instead of handing out a HostedFile: as NAME.ID.part, resumed over"
                            + " restarts, checked, and renamed in one step. The body is then a java.io.File. A file that is there and right is not"
                            + " fetched again.")
    private String downloadDirectory;

    @UriParam(
            label = "download",
            defaultValue = "Fail",
            description = "What to do when another file of that name is in the downloadDirectory.")
    private FileExist fileExist = FileExist.Fail;

    @UriParam(
            label = "download",
            defaultValue = "1",
            description =
                    "How many ranges of a file are fetched side by side, with downloadDirectory; never more than the link allows.")
    private int downloadConnections = 1;

    @UriParam(
            label = "download",
            defaultValue = "true",
            description = "Whether the MD5 of what was downloaded is compared with what the service says.")
    private boolean verifyChecksum = true;

    @UriParam(
            label = "advanced",
            defaultValue = "5",
            description =
                    "How many files of an account are moved side by side: uploads, and downloads to a directory. The first endpoint that"
                            + " uses the account decides.")
    private int maxConcurrentTransfers = 5;

    @UriParam(
            label = "advanced",
            defaultValue = "1024",
            description =
                    "How many bytes a second a download or an upload must move, on average over the component's soTimeout: what is slower counts as"
                            + " silence. 0 for none. The time that a reader of a HostedFile, or the source of an upload, takes does not count.")
    private int minTransferRate = 1024;

    @UriParam(
            label = "advanced",
            description =
                    "Runs uploads and downloads to a directory on the caller's thread, as always in a transacted exchange."
                            + " By default the caller's thread is left free.")
    private boolean synchronous;

    @UriParam(label = "advanced", description = "Hears of the bytes of each transfer, for a progress bar or a meter.")
    private TransferListener transferListener;

    @UriParam(
            label = "advanced",
            description =
                    "Is asked every few seconds, and before the last bytes, whether a transfer may go on: a lease that is lost stops what it"
                            + " protected.")
    private TransferGuard transferGuard;

    @UriParam(
            label = "security",
            description =
                    "The hosts that a file's bytes may come from or go to, separated by commas, as in *.filefactory.com; an asterisk stands for any"
                            + " characters. A link, redirect or upload URL that points to another host is an error, and nothing is sent there. By"
                            + " default any host.")
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
