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

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryFile;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The files that are at both services from the beginning to the end, and the folders at AlfaFile. */
final class Stock {

    static final String COPIES = "C";
    static final String MOVED = "M";

    private static final String SHELF = "S";

    /** From nothing to what is fetched as ranges. */
    private static final int[] SIZES = {0, 1, 5_000, 64 * 1024, 300_000, 1 << 20, 2_500_000, 3 << 20};

    private static final int FILES = 48;
    private static final int EACH_WITHOUT_MD5 = 11;
    private static final int EACH_WITH_PASSWORD = 7;

    private final List<Item> fileFactory = new ArrayList<>();
    private final List<Item> alfaFile = new ArrayList<>();

    Stock(FileFactoryServer fileFactoryServer, AlfaFileServer alfaFileServer) {
        for (int i = 0; i < FILES; i++) {
            Content content = Content.random(SIZES[i % SIZES.length], i);
            String name = "stock " + i + " ü.bin";
            FileFactoryFile file = fileFactoryServer.addFile("stock" + i, name, content);
            String password = i % EACH_WITH_PASSWORD == 0 ? "file-password-" + i : null;
            boolean md5Told = i % EACH_WITHOUT_MD5 != 0;
            file.password(password).md5(md5Told ? content.md5() : null);
            fileFactory.add(new Item(file.id(), name, content, md5Told, password));
        }
        alfaFileServer.addFolder(SHELF, "Stock");
        alfaFileServer.addFolder(COPIES, "Copies");
        alfaFileServer.addFolder(MOVED, "Moved");
        for (int i = 0; i < FILES; i++) {
            Content content = Content.random(SIZES[i % SIZES.length], FILES + i);
            String name = "stock " + i + ".bin";
            String id = alfaFileServer.addFile(name, content).folder(SHELF).id();
            alfaFile.add(new Item(id, name, content, true, null));
        }
    }

    /** All files at FileFactory. */
    List<Item> atFileFactory() {
        return fileFactory;
    }

    /** All files at AlfaFile. */
    List<Item> atAlfaFile() {
        return alfaFile;
    }

    static Item any(List<Item> items, RandomGenerator random) {
        return items.get(random.nextInt(items.size()));
    }

    /**
     * @param md5Told whether the service tells the MD5: else nobody can know that a byte of it is wrong
     * @param password that it takes, or null
     */
    record Item(String id, String name, Content content, boolean md5Told, String password) {

        /** Whether these are its bytes, as far as anybody can tell. */
        boolean is(long size, String md5) {
            // A size of 0 without an MD5 is none: services say 0 of what they do not know.
            boolean sizeTold = md5Told || content.size() > 0;
            return (!sizeTold || size == content.size()) && (!md5Told || md5.equals(content.md5()));
        }
    }
}
