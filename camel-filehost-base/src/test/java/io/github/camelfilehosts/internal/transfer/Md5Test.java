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
package io.github.camelfilehosts.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class Md5Test {

    private static final int BLOCK = 128 * 1024;

    private static String expected(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 4 * BLOCK, 5 * BLOCK + 7, 50 * BLOCK})
    void isTheMd5HoweverTheBytesCome(int size) throws Exception {
        byte[] bytes = TransferTestSetup.randomBytes(size);
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            Md5 atOnce = new Md5(executor);
            atOnce.update(bytes, 0, size);
            Md5 piecemeal = new Md5(executor);
            Random random = new Random(size);
            for (int from = 0; from < size; ) {
                int count = Math.min(size - from, 1 + random.nextInt(2 * BLOCK));
                piecemeal.update(bytes, from, count);
                from += count;
            }
            Md5 streamed = new Md5(executor);
            assertThat(streamed.updateAll(new ByteArrayInputStream(bytes))).isEqualTo(size);

            assertThat(atOnce.hex()).isEqualTo(expected(bytes));
            assertThat(piecemeal.hex()).isEqualTo(expected(bytes));
            assertThat(streamed.hex()).isEqualTo(expected(bytes));
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void takesACopyOfWhatItIsGiven() throws Exception {
        byte[] buffer = {1, 2, 3};
        Md5 md5 = new Md5(Runnable::run);
        md5.update(buffer, 0, 3);
        buffer[0] = 9;

        assertThat(md5.hex()).isEqualTo(expected(new byte[] {1, 2, 3}));
    }

    @Test
    void endsWhereTheExecutorIsAlreadyGone() throws Exception {
        byte[] bytes = TransferTestSetup.randomBytes(10 * BLOCK);
        ExecutorService gone = Executors.newSingleThreadExecutor();
        gone.shutdownNow();
        Md5 md5 = new Md5(gone);

        md5.update(bytes, 0, bytes.length);

        assertThat(md5.hex()).isEqualTo(expected(bytes));
    }

    @Test
    void anInterruptedReaderGetsTheMd5AndStaysInterrupted() throws Exception {
        byte[] bytes = TransferTestSetup.randomBytes(10 * BLOCK);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Md5 md5 = new Md5(executor);
            Thread.currentThread().interrupt();
            md5.update(bytes, 0, bytes.length);

            assertThat(md5.hex()).isEqualTo(expected(bytes));
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            executor.shutdownNow();
        }
    }
}
