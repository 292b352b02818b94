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

import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.contract.Nodes;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.test.Content;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Nodes that share an {@code uploadJournal}: what one of them has begun, another one finishes. In real time. */
class SharedJournalTest extends AlfaFileTestSupport {

    private static final String UPLOAD = "alfafile:upload?fileName=a.bin&uploadKey=job-1";
    private static final byte[] BODY = Content.random(100_000, 5).toByteArray();

    private final ConcurrentMap<String, String> journal = new ConcurrentHashMap<>();

    private void useJournal(FileHostComponent component) {
        optionsOf(component).setUploadJournal(journal);
    }

    private Nodes nodes() {
        return new Nodes(this, this::useJournal).start(2);
    }

    private static String id(Exchange exchange) {
        return succeeded(AlfaFile.class, exchange).id();
    }

    @Test
    void whatOneNodeHasUploadedAnotherOneIsGiven() {
        try (Nodes nodes = nodes()) {
            String id = id(nodes.send(0, UPLOAD, BODY));

            Exchange again = nodes.send(1, UPLOAD, null);

            assertThat(id(again)).isEqualTo(id);
            assertThat(again.getMessage().getHeader(AlfaFileConstants.SKIPPED)).isEqualTo(true);
        }
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void anInstantUploadWhoseNodeDiesAtOnceIsNotAnnouncedAgain() {
        SERVER.knows(Content.of(BODY));
        try (Nodes nodes = nodes()) {
            nodes.start(component -> optionsOf(component).setUploadJournal(new DyingMap(journal)));
            assertThat((Throwable) nodes.send(2, UPLOAD, BODY).getException()).isNotNull();
            assertThat(journal).hasSize(1);

            Exchange again = nodes.send(1, UPLOAD, BODY);

            assertThat(id(again)).isEqualTo(SERVER.files().get(0).id());
        }
        assertThat(SERVER.calls("file/upload")).isOne();
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void anUploadWhoseNodeStopsWhileItIsProcessedIsWaitedForByAnother() throws Exception {
        SERVER.processingPolls(10);
        try (Nodes nodes = nodes()) {
            CompletableFuture<Exchange> first = CompletableFuture.supplyAsync(() -> nodes.send(0, UPLOAD, BODY));
            await().until(() -> journal.toString().contains("\"accepted\":true"));
            nodes.stop(0);
            assertThat((Throwable) first.get().getException()).isInstanceOf(UploadFailedException.class);

            Exchange again = nodes.send(1, UPLOAD, BODY);

            assertThat(id(again)).isEqualTo(SERVER.files().get(0).id());
        }
        assertThat(SERVER.uploadSessions()).hasSize(1);
        assertThat(SERVER.uploadsReceived()).hasSize(1);
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void howeverManyNodesAreGivenAJobAtOnceItIsOneFile() throws Exception {
        List<Exchange> exchanges;
        try (Nodes nodes = nodes()) {
            exchanges = Crowd.results(10, number -> nodes.send(number % 2, UPLOAD, BODY));
        }

        assertThat(exchanges)
                .extracting(SharedJournalTest::id)
                .containsOnly(SERVER.files().get(0).id());
        assertThat(SERVER.files()).hasSize(1);
    }

    /** Of a node that is gone before it can tell what came of its announcement. */
    private static final class DyingMap extends ConcurrentHashMap<String, String> {

        private static final long serialVersionUID = 1L;

        private final transient ConcurrentMap<String, String> shared;

        DyingMap(ConcurrentMap<String, String> shared) {
            this.shared = shared;
        }

        @Override
        public String get(Object key) {
            return shared.get(key);
        }

        @Override
        public String putIfAbsent(String key, String value) {
            return shared.putIfAbsent(key, value);
        }

        @Override
        public boolean replace(String key, String old, String value) {
            throw new IllegalStateException("killed");
        }
    }
}
