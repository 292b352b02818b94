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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class RandomFaultsTest {

    /** After these, a call without a session gets its usual answer. */
    private static final Set<String> HARMLESS = Set.of(
            "call: late answer",
            "call: another charset",
            "call: sessions expired",
            "call: sessions forgotten",
            "call: links expired");

    @RegisterExtension
    private final FileFactoryServer fileFactory = new FileFactoryServer();

    @RegisterExtension
    private final AlfaFileServer alfaFile = new AlfaFileServer();

    /** Some answers are seconds late, or never come: others are asked for meanwhile. */
    private final ExecutorService threads = Executors.newFixedThreadPool(20);

    private final Client client = new Client(fileFactory::apiUrl);
    private final Client alfaClient = new Client(alfaFile::apiUrl);

    @AfterEach
    void letGoOfWhatHangs() {
        fileFactory.reset();
        alfaFile.reset();
        threads.shutdown();
    }

    @Test
    @Timeout(180)
    void aShareOfTheCallsGoesWrongAndIsCounted() throws Exception {
        String usual = fileInfo().body();
        fileFactory.faults(0.3, 1);

        long usualAnswers = sideBySide(200, () -> orNull(this::fileInfo)).stream()
                .filter(reply -> reply != null && usual.equals(reply.body()))
                .count();

        Map<String, Integer> made = fileFactory.faultsMade();
        int wrong = made.values().stream().mapToInt(Integer::intValue).sum();
        int harmless = made.entrySet().stream()
                .filter(kind -> HARMLESS.contains(kind.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        // One call came before. The JDK's client makes some calls twice, so they are counted where they arrive.
        int calls = fileFactory.calls().size() - 1;
        assertThat(wrong).isBetween(calls / 5, calls * 2 / 5);
        assertThat(usualAnswers).isEqualTo(calls - wrong + harmless);
        assertThat(made.keySet()).allMatch(kind -> kind.startsWith("call: ")).hasSizeGreaterThan(20);
    }

    @Test
    void theSameSeedMakesTheSameFaults() {
        RandomFaults faults = new RandomFaults(new Setting<>(new RandomFaults.Terms(0.5, 42)));
        List<FaultKind<ByteRange, DownloadFault>> kinds = FaultKinds.RANGES;

        List<String> first = described(faults, kinds);
        faults.restart();

        assertThat(described(faults, kinds)).isEqualTo(first).hasSizeBetween(10, 40);
        assertThat(described(new RandomFaults(new Setting<>(new RandomFaults.Terms(0.5, 43))), kinds))
                .isNotEqualTo(first);
    }

    private static List<String> described(RandomFaults faults, List<FaultKind<ByteRange, DownloadFault>> kinds) {
        return Stream.generate(() -> faults.next(kinds, new ByteRange(1000, 1 << 20)))
                .limit(50)
                .filter(fault -> fault != null)
                .map(DownloadFault::toString)
                .toList();
    }

    @Test
    @Timeout(180)
    void noLoginIsRefusedAndNoFileDenied() throws Exception {
        AlfaFileFile file = alfaFile.addFile("a.txt", Content.of("a"));
        fileFactory.faults(0.5, 2);
        alfaFile.faults(0.5, 2);

        sideBySide(30, () -> {
            HttpResponse<String> login = orNull(() -> client.callRaw(
                    "getSessionKey",
                    "email",
                    fileFactory.email(),
                    "password",
                    fileFactory.password(),
                    "authkey",
                    fileFactory.authKey()));
            HttpResponse<String> info =
                    orNull(() -> alfaClient.callRaw("file/info", "token", alfaFile.token(), "file_id", file.id()));
            assertThat(login == null ? "" : login.body()).doesNotContain("\"error\"");
            assertThat(info == null ? "" : info.body()).doesNotContain("\"status\":404");
            return null;
        });
    }

    @Test
    void downloadsGoWrongInEveryWay() {
        fileFactory.addFile("f1", "f1.bin", Content.random(100_000, 1)).linkType("premium");
        String link = client.call("getDownloadLink", "file", "f1")
                .path("result")
                .path("url")
                .asText();
        fileFactory.faults(1, 3);

        for (int i = 0; i < 400; i++) {
            threads.execute(() -> orNull(() -> client.get(link, "Range", "bytes=50000-99999")));
        }

        await().untilAsserted(() -> assertThat(fileFactory.faultsMade().keySet())
                .containsAll(names(FaultKinds.RANGES))
                .contains("download: code 251", "download: code 275"));
    }

    @Test
    void uploadsGoWrongInEveryWay() {
        Content content = Content.random(100_000, 2);
        List<String> urls = Stream.generate(() -> uploadUrl(content)).limit(200).toList();
        alfaFile.faults(1, 4);

        for (String url : urls) {
            threads.execute(() -> orNull(() -> alfaClient.upload(url, "filename=\"x\"", content.toByteArray())));
        }

        await().untilAsserted(() -> assertThat(alfaFile.faultsMade().keySet()).isEqualTo(names(FaultKinds.UPLOADS)));
    }

    @Test
    void whatATestOrdersGoesFirst() {
        fileFactory.faults(1, 5).failNext("getFileInfo", 704, 3);

        for (int i = 0; i < 3; i++) {
            assertThat(fileInfo().body()).contains("\"code\":704");
        }
        assertThat(fileFactory.faultsMade()).isEmpty();
    }

    @Test
    void endWithTheReset() {
        fileFactory.faults(1, 6);
        orNull(this::fileInfo);
        assertThat(fileFactory.faultsMade()).isNotEmpty();

        fileFactory.reset();

        for (int i = 0; i < 20; i++) {
            assertThat(fileInfo().body()).contains("success");
        }
        assertThat(fileFactory.faultsMade()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aRateIsAShare(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fileFactory.faults(rate, 1))
                .withMessageContaining("between 0 and 1");
    }

    private <T> List<T> sideBySide(int times, Callable<T> work) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> done : threads.invokeAll(Collections.nCopies(times, work))) {
            results.add(done.get());
        }
        return results;
    }

    private HttpResponse<String> fileInfo() {
        return client.callRaw("getFileInfo", "file", "f1");
    }

    private String uploadUrl(Content content) {
        return alfaClient
                .call("file/upload", "token", alfaFile.token(), "name", "a", "hash", content.md5(), "size", "100000")
                .path("response")
                .path("upload")
                .path("url")
                .asText();
    }

    private static Set<String> names(List<? extends FaultKind<?, ?>> kinds) {
        return kinds.stream().map(FaultKind::name).collect(Collectors.toSet());
    }

    /** Null where the connection broke. */
    private static <T> T orNull(Supplier<T> request) {
        try {
            return request.get();
        } catch (Client.BrokenConnection e) {
            return null;
        }
    }
}
