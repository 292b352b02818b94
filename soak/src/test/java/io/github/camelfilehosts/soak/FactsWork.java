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
package io.github.camelfilehosts.soak;

import static io.github.camelfilehosts.filefactory.FileFactoryConstants.FILE_PASSWORD;

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.filefactory.model.DownloadLink;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import io.github.camelfilehosts.soak.Caller.Answer;
import io.github.camelfilehosts.soak.Stock.Item;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Asks for facts, and looks whether they are right. */
final class FactsWork {

    private static final int MOST_IDS = 150;

    private final Caller caller;
    private final Ledger ledger;
    private final Stock stock;
    private final FileFactoryServer fileFactory;
    private final AlfaFileServer alfaFile;
    private final Random random;

    FactsWork(
            Caller caller,
            Ledger ledger,
            Stock stock,
            FileFactoryServer fileFactory,
            AlfaFileServer alfaFile,
            Random random) {
        this.caller = caller;
        this.ledger = ledger;
        this.stock = stock;
        this.fileFactory = fileFactory;
        this.alfaFile = alfaFile;
        this.random = random;
    }

    void once() {
        switch (random.nextInt(8)) {
            case 0 -> sessionKey();
            case 1 -> memberInfo();
            case 2, 3 -> fileInfo();
            case 4 -> fileFactoryLink();
            case 5 -> userInfo();
            case 6 -> info();
            default -> alfaFileLink();
        }
    }

    private void sessionKey() {
        Answer answer = caller.call("filefactory-getSessionKey", null);
        ledger.require(!answer.ok() || !answer.body(String.class).isBlank(), "a session key is blank");
    }

    private void memberInfo() {
        Answer answer = caller.call("filefactory-getMemberInfo", null);
        ledger.require(
                !answer.ok() || answer.body(MemberInfo.class).email().equals(fileFactory.email()),
                "getMemberInfo is about somebody else");
    }

    private void fileInfo() {
        List<Item> asked = new ArrayList<>();
        for (int i = random.nextInt(1, MOST_IDS + 1); i > 0; i--) {
            asked.add(random.nextInt(10) == 0 ? unknown() : Stock.any(stock.atFileFactory(), random));
        }
        Answer answer = caller.call(
                "filefactory-getFileInfo", asked.stream().map(Item::id).toList());
        if (answer.ok()) {
            FileInfoList infos = answer.body(FileInfoList.class);
            boolean right = infos.size() == asked.size();
            for (int i = 0; right && i < asked.size(); i++) {
                right = isAbout(infos.get(i), asked.get(i));
            }
            ledger.require(right, "getFileInfo gave wrong facts for " + asked + ": " + infos);
        }
    }

    private Item unknown() {
        return new Item("nobodyknows" + random.nextInt(1000), null, null, false, null);
    }

    private static boolean isAbout(FileInfo info, Item item) {
        if (item.content() == null) {
            return info.id().equals(item.id()) && info.status() == FileStatus.INVALID;
        }
        return info.id().equals(item.id())
                && info.status() == FileStatus.ONLINE
                && info.name().equals(item.name())
                && info.size() == item.content().size();
    }

    private void fileFactoryLink() {
        Item item = Stock.any(stock.atFileFactory(), random);
        Answer answer = caller.call("filefactory-getDownloadLink", item.id(), FILE_PASSWORD, item.password());
        ledger.require(
                !answer.ok() || answer.body(DownloadLink.class).name().equals(item.name()),
                "getDownloadLink gave a link to another file than " + item);
    }

    private void userInfo() {
        Answer answer = caller.call("alfafile-userInfo", null);
        ledger.require(
                !answer.ok() || answer.body(UserInfo.class).email().equals(alfaFile.login()),
                "userInfo is about somebody else");
    }

    private void info() {
        Item item = Stock.any(stock.atAlfaFile(), random);
        Answer answer = caller.call("alfafile-info", item.id());
        ledger.require(
                !answer.ok()
                        || answer.body(AlfaFile.class).name().equals(item.name())
                                && answer.body(AlfaFile.class)
                                        .md5()
                                        .equals(item.content().md5()),
                "info is about another file than " + item);
    }

    private void alfaFileLink() {
        Item item = Stock.any(stock.atAlfaFile(), random);
        Answer answer = caller.call("alfafile-getDownloadLink", item.id());
        ledger.require(
                !answer.ok() || answer.body(String.class).startsWith(alfaFile.streamUrl()),
                "getDownloadLink gave no link");
    }
}
