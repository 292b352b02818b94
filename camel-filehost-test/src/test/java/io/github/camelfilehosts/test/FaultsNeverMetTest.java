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
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A fault that nobody meets proves nothing: a test that orders one is told. */
class FaultsNeverMetTest {

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer().failOnFaultsNeverMet(false);

    @RegisterExtension
    final AlfaFileServer alfaFile = new AlfaFileServer().failOnFaultsNeverMet(false);

    @Test
    void aMethodThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fileFactory.failNext("getFileInof", 713, 1))
                .withMessage("No method getFileInof goes wrong here, but * (any) or one of "
                        + "getDownloadLink, getFileInfo, getMemberInfo, getSessionKey");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alfaFile.failCall("getFileInfo", ApiFault.status(503), 1))
                .withMessageContaining("file/upload, file/upload_info, folder/change_mode");
        assertThatIllegalArgumentException().isThrownBy(() -> alfaFile.loseReplyOf("/user/info", 1));

        assertThat(fileFactory.faultsNeverMet()).isEmpty();
        assertThat(alfaFile.faultsNeverMet()).isEmpty();
    }

    @Test
    void whatWasNotMetIsTold() {
        fileFactory.failNext("getFileInfo", 713, 2);
        fileFactory.failNext(FileHostServer.ANY_METHOD, 704, 1);
        fileFactory.failDownload("f1", DownloadFault.resetAfter(10), 1);
        alfaFile.failUpload(UploadFault.silence(Duration.ofSeconds(4)).and(UploadFault.failState()), 1);

        assertThat(fileFactory.faultsNeverMet())
                .containsExactlyInAnyOrder(
                        "error 713, 2 times, for getFileInfo",
                        "error 704, 1 time, for *",
                        "reset after 10, 1 time, for f1");
        assertThat(alfaFile.faultsNeverMet()).containsExactly("silence of PT4S and state 3, 1 time, for an upload");

        new Client(fileFactory::apiUrl).call("getFileInfo", "file", "f1");
        assertThat(fileFactory.faultsNeverMet()).hasSize(2).noneMatch(told -> told.contains("713"));
        fileFactory.reset();
        assertThat(fileFactory.faultsNeverMet()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"forgets", "forgetsInItsOwn"})
    void aTestThatDidNotMeetItsFaultsFails(String test) {
        assertThat(failures(test))
                .singleElement()
                .asString()
                .contains("Faults that were ordered of ", "Server at http://localhost:", " but never met: ")
                .contains("status 503, 3 times, for ")
                .contains("failOnFaultsNeverMet(false)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"meets", "meansIt"})
    void othersDoNot(String test) {
        assertThat(failures(test)).isEmpty();
    }

    @Test
    void aTestThatFailsBySomethingElseSaysThatAlone() {
        assertThat(failures("failsBefore")).singleElement().asString().contains("before that");
    }

    private static List<Throwable> failures(String test) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(Ordering.class, test))
                                .build(),
                        summary);
        assertThat(summary.getSummary().getTestsFoundCount()).isOne();
        return summary.getSummary().getFailures().stream()
                .map(failure -> failure.getException())
                .toList();
    }

    static class Ordering {

        @RegisterExtension
        static final FileFactoryServer shared = new FileFactoryServer();

        @RegisterExtension
        final AlfaFileServer own = new AlfaFileServer();

        @Test
        void forgets() {
            shared.failCall("getFileInfo", ApiFault.status(503), 3);
        }

        @Test
        void forgetsInItsOwn() {
            own.failCall("file/info", ApiFault.status(503), 3);
        }

        @Test
        void meets() {
            shared.failCall("getFileInfo", ApiFault.status(503), 3);
            new Client(shared::apiUrl).callRaw("getFileInfo");
        }

        @Test
        void meansIt() {
            own.failOnFaultsNeverMet(false).failCall("file/info", ApiFault.status(503), 3);
        }

        @Test
        void failsBefore() {
            own.failCall("file/info", ApiFault.status(503), 3);
            throw new IllegalStateException("before that");
        }
    }
}
