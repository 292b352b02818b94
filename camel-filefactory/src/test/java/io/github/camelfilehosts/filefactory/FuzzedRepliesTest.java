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
package io.github.camelfilehosts.filefactory;

import static io.github.camelfilehosts.test.Examples.fileFactory;

import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.contract.FuzzedRepliesContract;
import io.github.camelfilehosts.filefactory.model.DownloadLink;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import io.github.camelfilehosts.fuzz.Change;
import io.github.camelfilehosts.fuzz.HeadChange;
import io.github.camelfilehosts.fuzz.MutatedService;
import io.github.camelfilehosts.fuzz.Operation;
import io.github.camelfilehosts.fuzz.ReplyChange;
import io.github.camelfilehosts.fuzz.Trials;
import io.github.camelfilehosts.test.Content;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzedRepliesTest extends FuzzedRepliesContract<FuzzedRepliesTest.Call> {

    private static final String ID = "1ep92k3t0fdz";
    private static final String KEY = "b2eca18d2aa4f1fdbbbb4551a31c81aa6bcc4508";
    private static final String FILE_PASSWORD = "file-password";

    private static final Served SMALL =
            new Served("Tulips from Amsterdam\n".repeat(100).getBytes(StandardCharsets.UTF_8));

    /** Enough for several connections. */
    private static final Served LARGE = new Served(new byte[2 * 1024 * 1024 + 1]);

    enum Call {
        SESSION_KEY("getSessionKey?credentialsSource=#account", null, String.class),
        MEMBER_INFO("getMemberInfo?credentialsSource=#account", null, MemberInfo.class),
        FILE_INFO("getFileInfo", List.of(ID, "5na8cbixx4aj", "abcde12345"), FileInfoList.class),
        LINK("getDownloadLink?filePassword=" + FILE_PASSWORD, ID, DownloadLink.class),
        STREAM("download?credentialsSource=#account", ID, HostedFile.class),
        BROKEN_STREAM("download", ID, HostedFile.class),
        FILE("download?downloadDirectory=DIRECTORY", ID, File.class),
        RANGES("download?downloadDirectory=DIRECTORY&downloadConnections=3", ID, File.class);

        private final String uri;
        private final Object body;
        private final Class<?> result;
        private final Served file;

        Call(String uri, Object body, Class<?> result) {
            this.uri = uri;
            this.body = body;
            this.result = result;
            this.file = uri.contains("downloadConnections") ? LARGE : SMALL;
        }

        Operation operation() {
            return new Operation(
                    "filefactory:" + uri.replace("DIRECTORY", directory.toString()), body, Map.of(), result);
        }
    }

    @TempDir
    static Path directory;

    private static Trials trials;

    @BeforeAll
    static void start() throws Exception {
        FileFactoryComponent component = new FileFactoryComponent();
        component.getConfiguration().setApiUrl(Trials.API_URL);
        component.getConfiguration().setRequestsPerHour(0);
        trials = new Trials("filefactory", component, directory, KEY, FILE_PASSWORD);
        trials.service()
                .fail(IntStream.concat(IntStream.of(1), IntStream.rangeClosed(700, 720))
                        .mapToObj(code -> fileFactory("error").replace("123", String.valueOf(code)))
                        .toList());
        for (String method : List.of("getSessionKey", "getMemberInfo")) {
            trials.service().answer(method, fileFactory(method));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        trials.close();
    }

    FuzzedRepliesTest() {
        super(Call.class);
    }

    @Override
    protected Trials trials() {
        return trials;
    }

    static Stream<Arguments> seeds() {
        return seeds(100, Call.class, Change::random);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "", maxExecutions = 100_000)
    void aHundredThousandReplies(
            @NotNull Call call, @NotNull @WithSize(min = 1, max = 4) List<@NotNull Change> changes) {
        try (SilentCloseable ignored = trials.alone()) {
            perform(call, changes);
        }
    }

    static Stream<Arguments> headSeeds() {
        return seeds(20, Call.class, HeadChange::random);
    }

    @MethodSource("headSeeds")
    @FuzzTest(maxDuration = "", maxExecutions = 100_000)
    void aHundredThousandHeads(
            @NotNull Call call, @NotNull @WithSize(min = 1, max = 4) List<@NotNull HeadChange> changes) {
        try (SilentCloseable ignored = trials.alone()) {
            perform(call, changes);
        }
    }

    @Override
    protected void perform(Call call, List<? extends ReplyChange> changes) {
        MutatedService service = trials.service();
        service.serve(call.file.bytes(), call == Call.BROKEN_STREAM);
        for (String method : List.of("getFileInfo", "getDownloadLink")) {
            service.answer(
                    method,
                    fileFactory(method)
                            .replace("620888", String.valueOf(call.file.bytes().length))
                            .replace("fafa5efeaf3cbe3b23b2748d13e629a1", call.file.md5()));
        }
        trials.perform(call.operation(), changes);
        trials.stillWorks(Call.LINK.operation());
    }

    private record Served(byte[] bytes, String md5) {
        Served(byte[] bytes) {
            this(bytes, Content.of(bytes).md5());
        }
    }
}
