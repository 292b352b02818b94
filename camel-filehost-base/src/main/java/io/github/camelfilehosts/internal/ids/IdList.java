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
package io.github.camelfilehosts.internal.ids;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * IDs in no more memory than they need in a text, because a message may have millions. The list grows only at its end.
 * Not thread-safe while it grows.
 */
public final class IdList extends AbstractList<String> implements RandomAccess, Serializable {

    private static final long serialVersionUID = 1L;

    /** How many IDs are between two whose places are remembered. */
    private static final int STRIDE = 16;

    /** Each ID, preceded by a byte with its length. */
    private byte[] bytes = new byte[64];

    private int end;
    private int[] places = new int[1];
    private int size;

    /** @param id in ASCII, of 127 characters at most */
    @Override
    public boolean add(String id) {
        byte[] ascii = id.getBytes(StandardCharsets.US_ASCII);
        if (end + 1 + ascii.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, grown(bytes.length) + ascii.length);
        }
        if (size % STRIDE == 0) {
            remember(size / STRIDE);
        }
        bytes[end] = (byte) ascii.length;
        System.arraycopy(ascii, 0, bytes, end + 1, ascii.length);
        end += 1 + ascii.length;
        size++;
        modCount++;
        return true;
    }

    private void remember(int stride) {
        if (stride == places.length) {
            places = Arrays.copyOf(places, grown(places.length));
        }
        places[stride] = end;
    }

    private static int grown(int length) {
        return length + (length >> 1) + 1;
    }

    @Override
    public String get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("ID " + index + " of " + size);
        }
        int at = places[index / STRIDE];
        for (int i = index % STRIDE; i > 0; i--) {
            at += 1 + bytes[at];
        }
        return new String(bytes, at + 1, bytes[at], StandardCharsets.US_ASCII);
    }

    @Override
    public int size() {
        return size;
    }
}
