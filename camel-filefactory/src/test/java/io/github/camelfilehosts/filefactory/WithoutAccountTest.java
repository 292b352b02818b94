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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.filefactory.model.DownloadLink;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.filefactory.model.LinkType;
import io.github.camelfilehosts.test.Content;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a key is optional, the component works without credentials. */
class WithoutAccountTest extends FileFactoryTestSupport {

    @Override
    protected void useAccount(FileFactoryConfiguration options) {
        options.setApiUrl(SERVER.apiUrl());
        options.setRequestsPerHour(0);
    }

    @Test
    void factsLinksAndFilesCanBeHad() throws Exception {
        SERVER.addFile("abc", "a.txt", Content.of("hello"));

        assertThat(result(FileInfoList.class, "filefactory:getFileInfo", "abc")
                        .get(0)
                        .status())
                .isEqualTo(FileStatus.ONLINE);
        assertThat(result(DownloadLink.class, "filefactory:getDownloadLink", "abc")
                        .linkType())
                .isEqualTo(LinkType.FREE);
        try (InputStream in =
                result(HostedFile.class, "filefactory:download", "abc").open()) {
            assertThat(in).hasContent("hello");
        }

        assertThat(SERVER.calls())
                .hasSize(4)
                .allSatisfy(call -> assertThat(call.params()).doesNotContainKey("key"));
        assertThat(SERVER.calls("getSessionKey")).isZero();
    }

    @Test
    void whatIsForPremiumMembersIsDenied() {
        SERVER.addFile("abc", "a.txt", Content.of("hello")).premiumOnly();

        FileHostException failure = failure("filefactory:download", "abc");

        assertThat(failure).isInstanceOf(FileAccessDeniedException.class);
        assertThat(failure.getCode()).isEqualTo(708);
    }

    @ParameterizedTest
    @ValueSource(ints = {709, 710, 711})
    void aServiceThatWantsAKeyAfterAllIsNotAskedTwice(int code) {
        SERVER.failNext("getFileInfo", code, 9);

        FileHostException failure = failure("filefactory:getFileInfo", "abc");

        assertThat(failure).isInstanceOf(AuthenticationFailedException.class);
        assertThat(failure.getCode()).isEqualTo(code);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(SERVER.calls()).hasSize(1);
    }
}
