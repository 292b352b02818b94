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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The example answers of the services' API pages, as printed there, to be served instead of a stand-in's own answers.
 *
 * <p>FileFactory's: {@code success}, {@code error}, {@code getSessionKey}, {@code getMemberInfo}, {@code getFileInfo},
 * {@code getDownloadLink}. On the page the last three have comments. They are left out here; {@code getMemberInfo.page}
 * and so on have them.
 *
 * <p>AlfaFile's: {@code upload}, {@code upload.done}, {@code upload_info.processing}, {@code upload_info.done},
 * {@code download}, {@code info}, {@code info.error}, {@code rename}, {@code copy}, {@code copy.error}, {@code move},
 * {@code move.error}, {@code delete}, {@code change_mode}.
 */
public final class Examples {

    private Examples() {}

    /** The answer of this name on FileFactory's API page. */
    public static String fileFactory(String name) {
        return read("filefactory/" + name + (name.endsWith(".page") ? ".txt" : ".json"));
    }

    /** The answer of this name on AlfaFile's API page. */
    public static String alfaFile(String name) {
        return read("alfafile/" + name + ".json");
    }

    private static String read(String path) {
        try (InputStream in = Examples.class.getResourceAsStream("examples/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("No such example: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
