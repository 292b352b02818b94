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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.test.Content;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A folder is emptied while the service fails in all ways it can: no file is lost, and none is taken twice. With
 * {@code -Dwatch.files=5000} over ten minutes.
 */
class FolderWatchFaultsTest extends AlfaFileTestSupport {

    private static final int FILES = Integer.getInteger("watch.files", 60);
    private static final Content CONTENT = Content.random(2_000, 3);

    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    @Override
    protected void configure(AlfaFileConfiguration options) {
        component.setResponseTimeout(1_000);
        component.setSoTimeout(1_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    @Tag("doubles")
    void eachFileIsTakenOnceAndMovedOnce(long seed) throws Exception {
        SERVER.addFolder("E", "in");
        SERVER.addFolder("D", "done");
        for (int i = 0; i < FILES; i++) {
            SERVER.addFile("n" + i, i + ".bin", CONTENT).folder("E");
        }
        SERVER.faults(0.05, seed);
        context.getRegistry().bind("seen", MemoryIdempotentRepository.memoryIdempotentRepository(2 * FILES));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("alfafile:download?folderId=E&moveAfterRead=D&initialDelay=0&delay=50&idempotentRepository=#seen")
                        .process(exchange -> assertThat(exchange.getMessage().getBody(byte[].class))
                                .isEqualTo(CONTENT.toByteArray()))
                        .process(exchange -> taken.merge(
                                exchange.getMessage().getHeader(AlfaFileConstants.PRODUCED_FILE_ID, String.class),
                                1,
                                Integer::sum));
            }
        });

        await().atMost(Duration.ofSeconds(60).plusMillis(500L * FILES))
                .until(() -> SERVER.files().stream().allMatch(file -> "D".equals(file.folderId())));
        assertThat(SERVER.files()).hasSize(FILES);
        assertThat(taken).hasSize(FILES);
        assertThat(taken.values()).containsOnly(1);
        assertThat(SERVER.faultsMade()).isNotEmpty();
    }
}
