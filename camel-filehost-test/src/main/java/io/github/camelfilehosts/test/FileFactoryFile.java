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
package io.github.camelfilehosts.test;

import java.util.LinkedHashMap;
import java.util.Map;

/** A file at {@link FileFactoryServer}. Changes take effect at once. */
public final class FileFactoryFile extends FileHostFile<FileFactoryFile> {

    private volatile Long claimedSize;
    private volatile String md5;
    private volatile boolean md5Claimed;
    private volatile boolean premiumOnly;
    private volatile String password;
    private volatile String status = "online";
    private volatile String linkType;
    private volatile int delay;
    private volatile String added = "2014-01-23 06:49:39";

    FileFactoryFile(String id, String name, Content content) {
        super(id, name, content);
    }

    /** Gives links only to premium members and as TrafficShare links; others get 708. */
    public FileFactoryFile premiumOnly() {
        premiumOnly = true;
        return this;
    }

    /** Requires this password for a link; without it the answer is 715 or 716. */
    public FileFactoryFile password(String password) {
        this.password = password;
        return this;
    }

    /** {@code online}, {@code offline} (a link gets 713) or {@code invalid} (712). */
    public FileFactoryFile status(String status) {
        this.status = status;
        return this;
    }

    /** Sets the MD5 that the API states, right or wrong; null for none. */
    public FileFactoryFile md5(String md5) {
        this.md5 = md5;
        md5Claimed = true;
        return this;
    }

    /** Sets the size in bytes that the API states, right or wrong. */
    public FileFactoryFile size(long size) {
        claimedSize = size;
        return this;
    }

    /** {@code premium}, {@code trafficshare} or {@code free}, whoever asks. */
    public FileFactoryFile linkType(String linkType) {
        this.linkType = linkType;
        return this;
    }

    /** How many seconds pass before a free link works. */
    public FileFactoryFile delay(int seconds) {
        delay = seconds;
        return this;
    }

    /** When it was added, as {@code YYYY-MM-DD HH:MM:SS} in CET. */
    public FileFactoryFile added(String added) {
        this.added = added;
        return this;
    }

    @Override
    FileFactoryFile self() {
        return this;
    }

    String status() {
        return status;
    }

    boolean isPremiumOnly() {
        return premiumOnly;
    }

    String password() {
        return password;
    }

    int delay() {
        return delay;
    }

    /** The type of the link that a caller gets. */
    String linkTypeFor(boolean premiumMember) {
        if (linkType != null) {
            return linkType;
        }
        return premiumMember ? "premium" : "free";
    }

    String size() {
        return Long.toString(claimedSize == null ? content().size() : claimedSize);
    }

    Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        String told = status;
        info.put("status", told);
        if (!told.equals("invalid")) {
            info.put("hash", id());
            info.put("name", name());
            info.put("size", size());
            info.put("added", added);
            info.put("url", "http://www.filefactory.com/file/" + id() + "/n/" + Downloads.encode(name()));
            info.put("md5", md5Claimed ? md5 : content().md5());
            info.put("premiumOnly", premiumOnly);
            info.put("password", password != null);
        }
        return odd(info);
    }
}
