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
package io.github.camelfilehosts.internal.json;

import java.util.HexFormat;
import java.util.Locale;

/**
 * Reads an MD5 as lower-case hexadecimal. Anything else, for example an empty text, would make every download of the
 * file look corrupt.
 */
public final class Md5Deserializer extends ScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;
    private static final int LENGTH = 32;

    public Md5Deserializer() {
        super(String.class);
    }

    @Override
    protected String read(String text) {
        return isMd5(text) ? text.toLowerCase(Locale.ROOT) : null;
    }

    /** Without a pattern, because an answer may hold a hundred. */
    private static boolean isMd5(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
