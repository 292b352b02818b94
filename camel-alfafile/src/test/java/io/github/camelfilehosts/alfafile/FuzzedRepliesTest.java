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

import static io.github.camelfilehosts.test.Examples.alfaFile;

import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.contract.FuzzedRepliesContract;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzedRepliesTest extends FuzzedRepliesContract<FuzzedRepliesTest.Call> {

    private static final String TOKEN = "arsd4h37ecfkdqd16uolf5nai1";
    private static final byte[] FILE = "test_2.zip\n".repeat(100).getBytes(StandardCharsets.UTF_8);
    private static final String MD5 = Content.of(FILE).md5();

    private static final Map<String, Object> KNOWN_FILE = Map.of(
            AlfaFileConstants.NAME, "test_2.zip", AlfaFileConstants.MD5, MD5, AlfaFileConstants.SIZE, FILE.length);

    enum Call {
        USER_INFO("userInfo?credentialsSource=#account", null, UserInfo.class),
        INFO("info?credentialsSource=#account", "GH", AlfaFile.class),
        LINK("getDownloadLink?token=" + TOKEN, "GH", String.class),
        STREAM("download?token=" + TOKEN, "GH", HostedFile.class),
        BROKEN_STREAM("download?token=" + TOKEN, "GH", HostedFile.class),
        FILE("download?token=" + TOKEN + "&downloadDirectory=DIRECTORY&downloadConnections=2", "GH", File.class),
        RENAME("rename?token=" + TOKEN + "&fileName=test_2.zip", "Gu", AlfaFile.class),
        CHANGE_MODE("changeMode?token=" + TOKEN + "&mode=PRIVATE", "GH", AlfaFile.class),
        COPY("copy?token=" + TOKEN + "&destinationFolderId=E", "Gu", BatchResult.class),
        MOVE("move?token=" + TOKEN + "&destinationFolderId=E", "Gu", BatchResult.class),
        DELETE("delete?token=" + TOKEN + "&failOnPartial=false", List.of("GH", "Gu"), BatchResult.class),
        LIST_FOLDER("listFolder?token=" + TOKEN, null, FolderContent.class),
        FOLDER_INFO("folderInfo?folderId=E&token=" + TOKEN, null, AlfaFolder.class),
        CREATE_FOLDER("createFolder?fileName=photos&token=" + TOKEN, null, AlfaFolder.class),
        RENAME_FOLDER("renameFolder?folderId=E&fileName=photos&token=" + TOKEN, null, AlfaFolder.class),
        COPY_FOLDER("copyFolder?folderId=Gu&destinationFolderId=E&token=" + TOKEN, null, BatchResult.class),
        MOVE_FOLDER("moveFolder?folderId=Gu&destinationFolderId=root&token=" + TOKEN, null, BatchResult.class),
        DELETE_FOLDER("deleteFolder?folderId=Gu&token=" + TOKEN, null, BatchResult.class),
        START_UPLOAD("startUpload?token=" + TOKEN, null, UploadSession.class),
        UPLOAD_INFO("uploadInfo?uploadId=RF&token=" + TOKEN, null, UploadSession.class),
        UPLOAD(
                "upload?token=" + TOKEN + "&uploadTimeout=20ms&pollInterval=1ms",
                FuzzedRepliesTest.FILE,
                AlfaFile.class),
        UPLOAD_HERE("upload?synchronous=true&credentialsSource=#account", FuzzedRepliesTest.FILE, AlfaFile.class),
        TAKEN_UP("upload?uploadId=RF&synchronous=true&token=" + TOKEN, FuzzedRepliesTest.FILE, AlfaFile.class);

        private final String uri;
        private final Object body;
        private final Class<?> result;

        Call(String uri, Object body, Class<?> result) {
            this.uri = uri;
            this.body = body;
            this.result = result;
        }

        Operation operation() {
            return new Operation(
                    "alfafile:" + uri.replace("DIRECTORY", directory.toString()),
                    body,
                    uri.contains("pload?") ? KNOWN_FILE : Map.of(),
                    result);
        }
    }

    @TempDir
    static Path directory;

    private static Trials trials;

    @BeforeAll
    static void start() throws Exception {
        AlfaFileComponent component = new AlfaFileComponent();
        component.getConfiguration().setApiUrl(Trials.API_URL);
        trials = new Trials("alfafile", component, directory, TOKEN);
        MutatedService service = trials.service();
        service.answer("user/login", response("\"token\":\"" + TOKEN + "\"," + USER));
        service.answer("user/info", response(USER));
        service.answer("folder/content", response("\"pager\":{\"current\":1,\"total\":1},\"files\":[],\"folders\":[]"));
        for (String method : List.of("info", "create", "rename")) {
            service.answer("folder/" + method, response(FOLDER));
        }
        for (String method : List.of("copy", "move", "delete")) {
            service.answer("folder/" + method, example(method));
        }
        service.answer("file/upload", example("upload"));
        service.answer("file/upload_info", example("upload_info.processing"), example("upload_info.done"));
        for (String method : List.of("download", "info", "rename", "copy", "move", "delete", "change_mode")) {
            service.answer("file/" + method, example(method));
        }
        service.fail(Stream.of(ERRORS)
                .map(error -> "{\"response\":null," + error + "}")
                .toList());
    }

    private static final String USER = """
            "user":{"email":"a@b.c","is_premium":true,"premium_end_time":1426776799,
            "traffic":{"total":1000,"left":"10"},"storage":{"total":1000,"left":10},
            "upload":{"max_file_size":1000000,"nb_pipes":5}}""";

    private static final String FOLDER = """
            "folder":{"folder_id":"E","name":"photos","parent_folder_id":"7","mode":1,"mode_label":"Public",
            "url":"http://alfafile.net/folder/E","nb_folders":1,"nb_files":"2","created":1426776799,
            "folders":[{"folder_id":"F","name":"2026","parent_folder_id":"E"}]}""";

    private static final String[] ERRORS = {
        "\"status\":400,\"details\":\"Bad request\"",
        "\"status\":401,\"details\":\"Unauthorized. Token doesn't exist\"",
        "\"status\":401,\"details\":\"Wrong login or password.\"",
        "\"status\":401,\"details\":\"Frequent logins. Please wait 20 sec\"",
        "\"status\":403,\"details\":null",
        "\"status\":404,\"details\":\"File with file_id: 'Gh' doesn't exist\"",
        "\"status\":409,\"details\":\"Conflict. File temporarily unavailable.\"",
        "\"status\":409,\"details\":\"Delay between downloads must be not less than 60 minutes. Try again in 51 minutes.\"",
        "\"status\":409,\"details\":\"You can't download not more than 1 file at a time in free mode.\"",
        "\"status\":409,\"details\":\"Folder with the same name already exists\"",
        "\"status\":416,\"details\":\"\"",
        "\"status\":423,\"details\":\"Locked\"",
        "\"status\":429,\"details\":\"Too many requests\"",
        "\"status\":500,\"details\":\"Internal\"",
        "\"status\":503,\"details\":[]"
    };

    private static String response(String fields) {
        return "{\"response\":{" + fields + "},\"status\":200,\"details\":null}";
    }

    /** The page's, about the file that there is. */
    private static String example(String name) {
        return alfaFile(name)
                .replace("310452", String.valueOf(FILE.length))
                .replace("aed49fdd25ae495e44375f6636aed59c", MD5);
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
        trials.service().serve(FILE, call == Call.BROKEN_STREAM);
        trials.perform(call.operation(), changes);
        trials.stillWorks(Call.LINK.operation());
    }
}
